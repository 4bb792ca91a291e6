package tributary.app.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;

/// The made-up web of the demo, served on 127.0.0.1 alone: every outlet has a host of its own,
/// `http://NAME.localhost:PORT`, which browsers and the demo lead to loopback (RFC 6761).
///
/// [#start] and [#close] are called by one thread; requests are answered in virtual threads.
public final class SampleWeb implements AutoCloseable {
  private final Week week = new Week(Library.read());
  private final Clock clock;
  private final Instant monday;
  private final int wanted;
  private @Nullable HttpServer server;
  private @Nullable ExecutorService threads;

  /// @param clock an item is on the web once this has reached its time
  /// @param weekStart Monday 00:00 UTC of the week that the sample tells of
  /// @param port 0 for a free one. Links hold the port: runs over the same data folder should use
  ///   the same, or all items look edited
  public SampleWeb(Clock clock, Instant weekStart, int port) {
    this.clock = clock;
    this.monday = weekStart;
    this.wanted = port;
  }

  /// Begins to answer.
  ///
  /// @throws UncheckedIOException when the port is taken
  public void start() {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer started = HttpServer.create(new InetSocketAddress(loopback, wanted), 0);
      threads = Executors.newVirtualThreadPerTaskExecutor();
      started.setExecutor(threads);
      Address address = new Address(monday, started.getAddress().getPort());
      Router router = new Router(week, address, clock);
      started.createContext("/", exchange -> handle(exchange, router));
      started.start();
      server = started;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the sample web cannot listen on port " + wanted + ": " + e.getMessage(), e);
    }
  }

  /// The port it answers at.
  public int port() {
    if (server == null) {
      throw new IllegalStateException("the sample web has not been started");
    }
    return server.getAddress().getPort();
  }

  /// The feeds to follow, the three broken ones among them. Their ids do not depend on the port.
  public List<Feed> feeds() {
    Address address = address();
    return week.outlets().stream().map(outlet -> feed(address, outlet)).toList();
  }

  /// How many items a follower of all feeds can read in the end.
  public int items() {
    return week.readable().size();
  }

  /// What is known of each of the [#items()].
  public List<Truth> truth() {
    Address address = address();
    return week.readable().stream().map(entry -> truth(address, entry)).toList();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
    if (threads != null) {
      threads.close();
    }
  }

  private Address address() {
    return new Address(monday, port());
  }

  private static String id(Outlet outlet) {
    return Feed.idOf(Address.stable(outlet));
  }

  private static Feed feed(Address address, Outlet outlet) {
    Feed.FullText pages =
        switch (outlet.fullText()) {
          case WHOLE -> Feed.FullText.NEVER;
          case TEASER -> Feed.FullText.ALWAYS;
        };
    return new Feed(
        id(outlet),
        address.feed(outlet),
        outlet.title(),
        pages,
        false,
        List.of(),
        Feed.Form.FEED,
        null);
  }

  private Truth truth(Address address, Entry entry) {
    String original = entry.copyOf();
    return new Truth(
        id(week.outlet(entry.outlet()).orElseThrow()),
        address.guid(entry),
        entry.title(),
        address.page(entry.page()),
        entry.story(),
        original == null ? null : address.guid(week.page(original).orElseThrow()),
        entry.offTopic());
  }

  private static void handle(HttpExchange exchange, Router router) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      String host = exchange.getRequestHeaders().getFirst("Host");
      send(exchange, router.answer(host == null ? "" : host, exchange.getRequestURI().getPath()));
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.getResponseHeaders().set("ETag", reply.etag());
    String known = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (reply.status() == 200 && reply.etag().equals(known)) {
      exchange.sendResponseHeaders(304, -1);
    } else if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(reply.status(), -1);
    } else {
      byte[] body = reply.bytes();
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
