package tributary.app.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import tributary.events.feed.Feed;
import tributary.ingest.outlet.HostPartition;

/// A paper on a loopback port of its own: one feed that grows, changes or fails as a test wants.
/// Its entries never leave the feed. Any thread.
final class Paper implements AutoCloseable {
  private final int number;
  private final String name;
  private final HttpServer host;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Integer> editions = new TreeMap<>();
  private volatile Answer answer;
  private volatile Runnable asked = () -> {};

  /// How a request is answered.
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /// @param number decides the partition; papers with an odd one are podcasts
  Paper(int number) {
    this.number = number;
    this.name = name(number);
    this.answer = exchange -> send(exchange, 200, "application/rss+xml", document());
    try {
      host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    host.setExecutor(threads);
    host.createContext("/", this::serve);
    host.start();
  }

  /// A name below `localhost`, so all are this machine, whose partition is told by the number.
  private static String name(int number) {
    return IntStream.iterate(0, next -> next + 1)
        .mapToObj(next -> "paper-%d-%d.localhost".formatted(number, next))
        .filter(host ->
            HostPartition.of(URI.create("http://" + host), Newsstand.PARTITIONS)
                == number % Newsstand.PARTITIONS)
        .findFirst()
        .orElseThrow();
  }

  Feed feed() {
    URI url = URI.create(at("feed.xml"));
    return new Feed(
        Feed.idOf(url), url, null, Feed.FullText.NEVER, false, List.of(), Feed.Form.FEED, null);
  }

  /// Adds an entry.
  synchronized void print() {
    editions.put("paper-%d-entry-%03d".formatted(number, editions.size() + 1), 1);
  }

  /// Changes the first entry.
  synchronized void revise() {
    editions.computeIfPresent(
        "paper-%d-entry-001".formatted(number), (guid, edition) -> edition + 1);
  }

  /// Goes on as editors do: something new with every second `step`, now and then a correction.
  void grow(int step) {
    if (step % 2 == 0) {
      print();
    }
    if (step % 7 == 0) {
      revise();
    }
  }

  /// The title of every entry as it is now, by guid.
  synchronized Map<String, String> printed() {
    Map<String, String> titles = new TreeMap<>();
    editions.forEach((guid, edition) -> titles.put(guid, title(guid, edition)));
    return titles;
  }

  /// Runs before each answer; the answer waits for it.
  void onAsked(Runnable what) {
    asked = what;
  }

  void answerWith(Answer another) {
    answer = another;
  }

  /// The first half of the feed, where the whole is announced.
  void breakOff(HttpExchange exchange) throws IOException {
    byte[] whole = document().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
    exchange.sendResponseHeaders(200, whole.length);
    exchange.getResponseBody().write(whole, 0, whole.length / 2);
    exchange.getResponseBody().flush();
  }

  static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.run();
      answer.to(exchange);
    }
  }

  private String at(String page) {
    return "http://%s:%d/%d/%s".formatted(name, host.getAddress().getPort(), number, page);
  }

  /// The feed as it is now.
  synchronized String document() {
    StringBuilder items = new StringBuilder();
    editions.forEach((guid, edition) -> items.append(item(guid, edition)));
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0"><channel><title>Paper %d</title><link>%s</link>
    <description>Made up</description>
    %s</channel></rss>
    """
        .formatted(number, at(""), items);
  }

  private String item(String guid, int edition) {
    String sound =
        "<enclosure url=\"%s\" length=\"9\" type=\"audio/mpeg\"/>".formatted(at(guid + ".mp3"));
    return """
    <item><guid isPermaLink="false">%s</guid><title>%s</title><link>%s</link>%s
    <description>What %s has to say is of no matter here.</description></item>
    """
        .formatted(guid, title(guid, edition), at(guid), number % 2 == 0 ? "" : sound, guid);
  }

  private static String title(String guid, int edition) {
    return "%s in edition %d".formatted(guid, edition);
  }

  @Override
  public void close() {
    host.stop(0);
    threads.shutdownNow();
  }
}
