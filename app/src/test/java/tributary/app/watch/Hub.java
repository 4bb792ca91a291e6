package tributary.app.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A WebSub hub on loopback that takes every question and verifies it before it answers.
final class Hub implements AutoCloseable {
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Question> questions = new CopyOnWriteArrayList<>();

  /// What was asked, and whether it was meant.
  record Question(String mode, String topic, URI callback, String secret, boolean meant) {}

  Hub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  /// What a source sends to name this hub.
  String link(URI topic) {
    return "<http://127.0.0.1:%d/>; rel=hub, <%s>; rel=self"
        .formatted(server.getAddress().getPort(), topic);
  }

  List<Question> questions() {
    return List.copyOf(questions);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String mode = field(form, "hub.mode");
      String topic = field(form, "hub.topic");
      URI callback = URI.create(field(form, "hub.callback"));
      boolean meant = verify(mode, topic, callback);
      questions.add(new Question(mode, topic, callback, field(form, "hub.secret"), meant));
      exchange.sendResponseHeaders(202, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String field(String form, String name) {
    for (String field : form.split("&")) {
      String[] parts = field.split("=", 2);
      if (parts[0].equals(name)) {
        return URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private boolean verify(String mode, String topic, URI callback)
      throws IOException, InterruptedException {
    String query =
        "?hub.mode=%s&hub.topic=%s&hub.challenge=so-be-it&hub.lease_seconds=864000"
            .formatted(mode, URLEncoder.encode(topic, StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(callback + query)).build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200 && answer.body().equals("so-be-it");
  }

  /// Delivers a document for what was asked.
  ///
  /// @return the status of the answer
  int deliver(Question question, String document) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(question.callback())
            .header("Content-Type", "application/rss+xml")
            .header("X-Hub-Signature", signature(question.secret(), document))
            .POST(HttpRequest.BodyPublishers.ofString(document))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static String signature(String secret, String document) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] bytes = mac.doFinal(document.getBytes(StandardCharsets.UTF_8));
      return "sha256=" + HexFormat.of().formatHex(bytes);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
