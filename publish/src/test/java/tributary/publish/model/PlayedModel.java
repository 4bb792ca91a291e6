package tributary.publish.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import tributary.events.topic.Json;

/// An endpoint that speaks OpenAI's protocol on this machine, and behaves as it is told to.
final class PlayedModel implements AutoCloseable {
  /// Answers a request, well or badly.
  interface Manners {
    void answer(HttpExchange exchange, JsonNode asked) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private volatile Manners manners;

  PlayedModel(Manners manners) throws IOException {
    this.manners = manners;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream in = exchange.getRequestBody()) {
      JsonNode body = Json.MAPPER.readTree(in.readAllBytes());
      String key = exchange.getRequestHeaders().getFirst("Authorization");
      keys.add(key == null ? "" : key);
      asked.add(body);
      manners.answer(exchange, body);
    }
  }

  void behave(Manners other) {
    manners = other;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  /// What it was asked, in order.
  List<JsonNode> asked() {
    return List.copyOf(asked);
  }

  /// The Authorization header of each request, empty where there was none.
  List<String> keys() {
    return List.copyOf(keys);
  }

  /// Says `content`, whatever it is asked.
  static Manners saying(String content) {
    return (exchange, asked) -> send(exchange, 200, completion(content, "stop", 1000));
  }

  /// Makes what it says of the sentences that it is shown, ids and texts.
  static Manners telling(UnaryOperator<JsonNode> content) {
    return (exchange, asked) ->
        send(exchange, 200, completion(content.apply(sentences(asked)).toString(), "stop", 1000));
  }

  /// Refuses.
  static Manners refusing(int status, String... headers) {
    return (exchange, asked) -> {
      for (int i = 0; i + 1 < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      send(exchange, status, "{\"error\":{\"message\":\"no: secret-of-the-house\"}}");
    };
  }

  /// The protocol's envelope.
  static String completion(String content, String finish, int tokens) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("id", "played").put("object", "chat.completion").put("model", "played");
    ObjectNode choice = root.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", finish);
    choice.putObject("message").put("role", "assistant").put("content", content);
    ObjectNode usage = root.putObject("usage");
    usage.put("prompt_tokens", tokens - 1).put("completion_tokens", 1).put("total_tokens", tokens);
    return root.toString();
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// The sentences that a request shows.
  static JsonNode sentences(JsonNode asked) {
    String user = asked.path("messages").path(1).path("content").asText();
    String data = user.lines().filter(line -> line.startsWith("[{")).findFirst().orElseThrow();
    try {
      return Json.MAPPER.readTree(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// One sentence of an answer.
  static ObjectNode said(String text, String... ids) {
    ObjectNode one = Json.MAPPER.createObjectNode().put("text", text);
    ArrayNode named = one.putArray("ids");
    for (String id : ids) {
      named.add(id);
    }
    return one;
  }

  /// An answer with one sentence of each part but the translation.
  static ObjectNode answer(ObjectNode sentence) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    for (String part : List.of("simply", "analysis", "optimistic", "pessimistic")) {
      root.putArray(part).add(sentence.deepCopy());
    }
    return root;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
