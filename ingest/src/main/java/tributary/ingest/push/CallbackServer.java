package tributary.ingest.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.ingest.push.Tally.Fate;

/// Answers hubs at the callback addresses, on threads of its own.
///
/// Connections, headers, bodies and the time that a request may take are bounded; the bounds of the
/// JDK's server are properties of the process, read when its first server is made.
public final class CallbackServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackServer.class);
  private static final int BACKLOG = 64;
  private static final int LONGEST_QUERY = 16 * 1024;

  static {
    bound("jdk.httpserver.maxConnections", "256");
    bound("sun.net.httpserver.maxReqTime", "20"); // seconds, headers and body together
    bound("sun.net.httpserver.maxReqHeaderSize", "65536");
  }

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("push-", 1).factory());
  private final Callbacks callbacks;
  private final Reception reception;
  private final Intents intents;
  private final Tally tally = new Tally();

  private static void bound(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /// Opens the port; answers from [#start] on.
  ///
  /// @throws IllegalStateException naming address and port, when they cannot be had
  public CallbackServer(PushConfig config, Callbacks callbacks, Directory directory) {
    this.callbacks = callbacks;
    this.reception = new Reception(directory, callbacks, tally);
    this.intents = new Intents(directory, tally);
    try {
      server = HttpServer.create(new InetSocketAddress(config.bind(), config.port()), BACKLOG);
    } catch (IOException e) {
      throw new IllegalStateException(
          "hubs cannot be answered on %s port %d (%s): ingest.push.port and bind say where else"
              .formatted(config.bind(), config.port(), e.getMessage()),
          e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /// Begins to answer.
  public void start() {
    server.start();
    LOG.info("hubs are answered on {}", server.getAddress());
  }

  /// The port that was opened.
  public int port() {
    return server.getAddress().getPort();
  }

  /// What became of what came.
  public Tally tally() {
    return tally;
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      Answer answer = answer(exchange);
      send(exchange, answer);
    } catch (IOException e) {
      tally.count(Fate.BROKEN);
      LOG.debug("a hub's request broke off", e);
    } catch (RuntimeException e) {
      LOG.warn("a hub's request could not be handled: {}", e.toString());
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String query = exchange.getRequestURI().getRawQuery();
    String feed = path == null ? null : callbacks.feed(path);
    if (feed == null || (query != null && query.length() > LONGEST_QUERY)) {
      tally.count(Fate.UNKNOWN);
      return Answer.of(404);
    }
    return switch (exchange.getRequestMethod()) {
      case "GET" -> intents.answer(feed, query == null ? "" : query);
      case "POST" -> reception.answer(feed, exchange);
      default -> Answer.of(405);
    };
  }

  /// Text that came from outside goes back as plain text and nothing else.
  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    if (answer.status() == 503) {
      exchange.getResponseHeaders().set("Retry-After", "60");
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /// An answer to a hub.
  record Answer(int status, String text) {
    static Answer of(int status) {
      return new Answer(status, "");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    LOG.info("what hubs sent came to {}", tally);
    reception.close();
  }
}
