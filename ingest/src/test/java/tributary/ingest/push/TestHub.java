package tributary.ingest.push;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tributary.ingest.fetch.TestHost;

/// A real hub on loopback: takes questions, and says what a test has it say.
public final class TestHub {
  private final TestHost host;
  private final String path;
  private final HttpClient client = HttpClient.newHttpClient();
  private final LinkedBlockingQueue<Map<String, String>> asked = new LinkedBlockingQueue<>();
  private final AtomicInteger status = new AtomicInteger(202);
  private volatile boolean hasty;

  public TestHub(TestHost host, String path) {
    this.host = host;
    this.path = path;
    host.serve(path, this::take);
  }

  public URI url() {
    return host.at(path);
  }

  /// From now on answers so.
  public TestHub answering(int code) {
    status.set(code);
    return this;
  }

  /// From now on verifies before it answers, as hubs of old do.
  public void verifyingFirst() {
    hasty = true;
  }

  private void take(HttpExchange exchange) throws IOException, InterruptedException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new TreeMap<>();
    for (String field : body.split("&")) {
      String[] parts = field.split("=", 2);
      form.put(decode(parts[0]), decode(parts[1]));
    }
    form.put("method", exchange.getRequestMethod());
    if (hasty) {
      HttpResponse<String> answer = verify(form, Map.of("hub.lease_seconds", "864000"));
      form.put("verified", answer.body());
    }
    asked.add(form);
    TestHost.answer(exchange, status.get(), Map.of(), status.get() < 300 ? "" : "not this one");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// The next question, null where there is none.
  public Map<String, String> asked() {
    Map<String, String> form = asked.poll();
    if (form == null) {
      throw new AssertionError("the hub was not asked");
    }
    return form;
  }

  public boolean unasked() {
    return asked.isEmpty();
  }

  /// Verifies a question, with what is said differently.
  public HttpResponse<String> verify(Map<String, String> question, Map<String, String> instead)
      throws IOException, InterruptedException {
    Map<String, String> query = new TreeMap<>();
    query.put("hub.mode", question.get("hub.mode"));
    query.put("hub.topic", question.get("hub.topic"));
    query.put("hub.challenge", "a challenge & more");
    query.put("hub.lease_seconds", "864000");
    query.putAll(instead);
    return get(URI.create(question.get("hub.callback")), query);
  }

  public HttpResponse<String> get(URI callback, Map<String, String> query)
      throws IOException, InterruptedException {
    String text =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request = HttpRequest.newBuilder(URI.create(callback + "?" + text)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /// Delivers, with these headers.
  public CompletableFuture<HttpResponse<String>> post(
      Map<String, String> question, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(question.get("hub.callback")))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// Delivers, signed with what was agreed.
  public CompletableFuture<HttpResponse<String>> deliver(
      Map<String, String> question, String body) {
    return post(
        question,
        body,
        Map.of(
            "Content-Type",
            "application/rss+xml",
            "Link",
            "<" + url() + ">; rel=hub, <" + question.get("hub.topic") + ">; rel=self",
            "X-Hub-Signature",
            signature("sha256", question.get("hub.secret"), body)));
  }

  public static String signature(String method, String secret, String body) {
    try {
      String name = "Hmac" + method.toUpperCase(java.util.Locale.ROOT);
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), name));
      byte[] bytes = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      return method + "=" + HexFormat.of().formatHex(bytes);
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
