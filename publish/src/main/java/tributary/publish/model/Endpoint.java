package tributary.publish.model;

import java.net.URI;
import java.time.Duration;

/// Where a model answers that speaks OpenAI's protocol: OpenAI itself, Ollama, vLLM.
///
/// @param url up to and including the version, `http://127.0.0.1:11434/v1`
/// @param model its name there
/// @param key where the secret stands
/// @param timeout of a call, from connecting to the last byte
public record Endpoint(URI url, String model, Key key, Duration timeout) {}
