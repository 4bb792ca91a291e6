package tributary.bench.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tributary.events.item.RawItem;

/// Papers on loopback, a host and a feed each. While they are at work they print something new when
/// they are asked, at most so much a second in all, and now and then correct what they said.
public final class PaperWeb implements AutoCloseable {
  private static final int SHOWN = 60;
  private static final int PER_CORRECTION = 9;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Supplier<RawItem> news;
  private final List<Paper> papers;
  private final AtomicLong requests = new AtomicLong();
  private final Set<String> printed = new TreeSet<>();
  private volatile IntConsumer asked = _ -> {};
  private volatile double perSecond;
  private double due;
  private long since = System.nanoTime();

  /// @param news what they print, titles and texts
  PaperWeb(int papers, Supplier<RawItem> news) {
    this.news = news;
    this.papers = IntStream.range(0, papers).mapToObj(_ -> new Paper()).toList();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/feed/", this::answer);
    server.start();
  }

  List<URI> feeds() {
    int port = server.getAddress().getPort();
    return IntStream.range(0, papers.size())
        .mapToObj(i -> URI.create("http://paper-%d.localhost:%d/feed/%d".formatted(i, port, i)))
        .toList();
  }

  /// From now on so many entries a second, over all papers; 0 for none.
  synchronized void work(double entriesPerSecond) {
    perSecond = entriesPerSecond;
    due = 0;
    since = System.nanoTime();
  }

  /// Prints so many in each paper at once.
  synchronized void edition(int each) {
    for (int i = 0; i < each; i++) {
      for (int paper = 0; paper < papers.size(); paper++) {
        print(paper);
      }
    }
  }

  /// Runs with the number of the request before each answer.
  void onAsked(IntConsumer what) {
    asked = what;
  }

  long requests() {
    return requests.get();
  }

  /// The guids of all that was printed.
  synchronized Set<String> printed() {
    return Set.copyOf(printed);
  }

  private synchronized void grow(int paper) {
    long now = System.nanoTime();
    due = Math.min(due + (now - since) / 1e9 * perSecond, SHOWN / 2.0);
    since = now;
    for (int i = 0; i < 3 && due >= 1; i++) {
      due--;
      print(paper);
    }
  }

  private void print(int number) {
    Paper paper = papers.get(number);
    RawItem made = news.get();
    while (paper.says(made.title())) { // it would be the same entry under another guid
      made = news.get();
    }
    String guid = "paper-%d-%d".formatted(number, ++paper.count);
    printed.add(guid);
    paper.entries.add(new Entry(guid, made.title(), String.valueOf(made.content())));
    if (paper.count % PER_CORRECTION == 0) {
      int earlier = paper.entries.size() - 1 - PER_CORRECTION / 2;
      if (earlier >= 0) {
        Entry entry = paper.entries.get(earlier);
        paper.entries.set(
            earlier, new Entry(entry.guid, entry.title, entry.text + " It was mended."));
      }
    }
    if (paper.entries.size() > SHOWN) {
      paper.entries.removeFirst();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.accept((int) requests.incrementAndGet());
      String path = exchange.getRequestURI().getPath();
      int number = Integer.parseInt(path.substring("/feed/".length()));
      grow(number);
      Document document = document(number);
      exchange.getResponseHeaders().set("ETag", document.tag);
      exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
      if (document.tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] body = document.xml.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized Document document(int number) {
    Paper paper = papers.get(number);
    StringBuilder xml = new StringBuilder("<rss version='2.0'><channel><title>Paper ");
    xml.append(number).append("</title><link>http://paper-").append(number);
    xml.append(".localhost/</link><description>Made up</description>");
    for (Entry entry : paper.entries) {
      xml.append("<item><guid isPermaLink='false'>").append(entry.guid).append("</guid><title>");
      xml.append(entry.title).append("</title><description>").append(entry.text);
      xml.append("</description></item>");
    }
    String whole = xml.append("</channel></rss>").toString();
    return new Document("\"" + Integer.toHexString(whole.hashCode()) + "\"", whole);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private record Entry(String guid, String title, String text) {}

  private record Document(String tag, String xml) {}

  /// What one has printed.
  private static final class Paper {
    private final List<Entry> entries = new ArrayList<>();
    private int count;

    boolean says(String title) {
      return entries.stream().anyMatch(entry -> entry.title.equals(title));
    }
  }
}
