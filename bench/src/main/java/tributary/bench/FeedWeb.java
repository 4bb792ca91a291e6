package tributary.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Well-behaved hosts on loopback, each with one feed of ten entries that never changes.
final class FeedWeb implements AutoCloseable {
  static final int ENTRIES = 10;
  private static final int BACKLOG = 1_024;
  private static final String ETAG = "\"the same\"";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger fresh = new AtomicInteger();
  private final AtomicInteger unchanged = new AtomicInteger();

  FeedWeb() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/feed", this::answer);
    server.start();
  }

  /// The feeds of so many hosts.
  List<URI> feeds(int count) {
    int port = server.getAddress().getPort();
    return IntStream.range(0, count)
        .mapToObj(i -> URI.create("http://h" + i + ".localhost:" + port + "/feed"))
        .toList();
  }

  /// Answers with 200 and with 304 until now.
  String answers() {
    return fresh + " with 200, " + unchanged + " with 304";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("ETag", ETAG);
      if (ETAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        unchanged.incrementAndGet();
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      fresh.incrementAndGet();
      String host = exchange.getRequestHeaders().getFirst("Host");
      byte[] body = rss(host).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String rss(String host) {
    StringBuilder xml = new StringBuilder("<rss version='2.0'><channel><title>Feed of ");
    xml.append(host).append("</title><link>http://o.example/</link><description>d</description>");
    for (int i = 0; i < ENTRIES; i++) {
      xml.append("<item><guid isPermaLink='false'>").append(host).append(i).append("</guid>");
      xml.append("<title>Entry ").append(i).append("</title><description>");
      xml.append("A sentence of an entry, with some words in it. ".repeat(20));
      xml.append("</description></item>");
    }
    return xml.append("</channel></rss>").toString();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
