package tributary.publish;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.publish.model.Commentator;
import tributary.publish.model.Endpoint;
import tributary.publish.model.Key;
import tributary.publish.model.Limits;
import tributary.publish.model.Part;

/// A language model that comments on editions. Without an address there is none.
///
/// @param url of an endpoint that speaks OpenAI's protocol, with its version:
///   `http://127.0.0.1:11434/v1`
/// @param name of the model there
/// @param keyFrom where its secret stands: the name of an environment variable (capitals), else a
///   file's path; null where the endpoint asks for none
/// @param timeout of one call, to its last byte; up to 10 minutes
/// @param deadline of all calls of an edition; up to an hour
/// @param calls the most for an edition; 1 to 1000
/// @param tokens the most for an edition, read and written; 1000 to 100 million
/// @param parts what it is asked for
public record ModelConfig(
    @Nullable URI url,
    @Nullable String name,
    @Nullable String keyFrom,
    Duration timeout,
    Duration deadline,
    int calls,
    long tokens,
    List<Part> parts) {

  public ModelConfig {
    if (url != null) {
      requireEndpoint(url, name);
    }
    requireSpan("timeout", timeout, Duration.ofMinutes(10));
    requireSpan("deadline", deadline, Duration.ofHours(1));
    if (calls < 1 || calls > 1000) {
      throw new IllegalArgumentException("model.calls: 1 to 1000, not " + calls);
    }
    if (tokens < 1000 || tokens > 100_000_000) {
      throw new IllegalArgumentException("model.tokens: 1000 to 100000000, not " + tokens);
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("model.parts: name at least one");
    }
    parts = List.copyOf(parts);
  }

  private static void requireEndpoint(URI url, @Nullable String name) {
    boolean web = url.getHost() != null && List.of("http", "https").contains(url.getScheme());
    if (!web || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "model.url: starts with http:// or https://, names a host, and holds no password");
    }
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("model.name: name the model that is asked at " + url);
    }
  }

  private static void requireSpan(String key, Duration span, Duration most) {
    if (!span.isPositive() || span.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "model.%s: more than nothing and at most %d minutes, not %s"
              .formatted(key, most.toMinutes(), span));
    }
  }

  /// No model; with an address and a name it would be asked for everything, in bounds.
  static ModelConfig off() {
    return new ModelConfig(
        null,
        null,
        null,
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        40,
        200_000,
        List.of(Part.values()));
  }

  /// Who comments on editions; empty where no model is configured.
  ///
  /// @param data folder of the house
  Optional<Commentator> commentator(Path data, Clock clock) {
    if (url == null || name == null) {
      return Optional.empty();
    }
    return Optional.of(
        Commentator.of(
            new Endpoint(url, name, new Key(keyFrom), timeout),
            new Limits(deadline, calls, tokens),
            parts,
            data.resolve("model"),
            clock));
  }
}
