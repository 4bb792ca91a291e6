package tributary.app.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.app.config.OperateConfig;
import tributary.events.topic.Json;

/// Answers `/metrics`, `/health/live` and `/health/ready`, on threads of its own. Who may read is
/// who reaches the address it listens on. On loopback that is who sits at this machine: a request
/// that a proxy hands on for somebody else, or that a page of somebody else's has a browser here
/// make under another name, is turned away, whatever else its headers claim.
final class MonitorServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MonitorServer.class);
  private static final int BACKLOG = 16;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final List<String> HANDED_ON =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  /// What is served.
  interface Pages {
    String metrics();

    Checkup live();

    Checkup ready();
  }

  private final HttpServer server;
  private final Pages pages;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("monitor-", 1).factory());

  /// Opens the configured port; where that is taken, another one, and says so.
  ///
  /// @throws IllegalStateException where the address is none of this machine's
  MonitorServer(OperateConfig config, Pages pages) {
    this.pages = pages;
    this.server = open(config);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  private static HttpServer open(OperateConfig config) {
    try {
      return HttpServer.create(new InetSocketAddress(config.bind(), config.port()), BACKLOG);
    } catch (BindException e) {
      try {
        HttpServer other = HttpServer.create(new InetSocketAddress(config.bind(), 0), BACKLOG);
        LOG.warn(
            "Port {} is taken: metrics and health are on port {} ('operate.port' says where)",
            config.port(),
            other.getAddress().getPort());
        return other;
      } catch (IOException worse) {
        throw unusable(config, worse);
      }
    } catch (IOException e) {
      throw unusable(config, e);
    }
  }

  private static IllegalStateException unusable(OperateConfig config, IOException e) {
    return new IllegalStateException(
        "Metrics and health cannot be served on %s, port %d (%s): 'operate.bind' and 'operate.port' say where, 'operate.serve: off' does without"
            .formatted(config.bind(), config.port(), e.getMessage()),
        e);
  }

  void start() {
    server.start();
    LOG.info("Metrics and health are on {}", server.getAddress());
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      answer(exchange);
    } catch (IOException e) {
      LOG.debug("a request for metrics or health broke off", e);
    } catch (RuntimeException e) {
      LOG.warn("A request for metrics or health could not be answered", e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (!meant(exchange)) {
      send(exchange, 403, TEXT, "Ask at this machine itself, for localhost.\n");
      return;
    }
    if (!exchange.getRequestMethod().matches("GET|HEAD")) {
      send(exchange, 405, TEXT, "Only GET.\n");
      return;
    }
    switch (exchange.getRequestURI().getPath()) {
      case "/metrics" ->
          send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", pages.metrics());
      case "/health/live" -> send(exchange, pages.live());
      case "/health/ready" -> send(exchange, pages.ready());
      default -> send(exchange, 404, TEXT, "Here are /metrics, /health/live and /health/ready.\n");
    }
  }

  private boolean meant(HttpExchange exchange) {
    if (!server.getAddress().getAddress().isLoopbackAddress()) {
      return true;
    }
    boolean direct = HANDED_ON.stream().noneMatch(exchange.getRequestHeaders()::containsKey);
    return direct
        && exchange.getRemoteAddress().getAddress().isLoopbackAddress()
        && loopback(exchange.getRequestHeaders().getFirst("Host"));
  }

  private static boolean loopback(String host) {
    String name = host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    if (name.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(name).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void send(HttpExchange exchange, Checkup checkup) throws IOException {
    try {
      String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(checkup);
      send(exchange, checkup.good() ? 200 : 503, "application/json", json + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a checkup has no JSON", e);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
