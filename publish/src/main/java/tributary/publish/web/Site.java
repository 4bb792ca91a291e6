package tributary.publish.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Digest;

/// The web pages. `/` is the newest edition, `/editions` the archive, `/editions/ID` one edition,
/// `/stories/ID`, `/episodes/ID` and `/subjects/ID` what is known of each by now, `/subjects` the
/// subjects there are; `/health/live` answers while the pages are served. What else there is, each
/// [Corner] says.
public final class Site implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Site.class);

  /// Nothing but our own style sheet is loaded, nothing runs, nobody may frame us.
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  /// Nothing that a page of ours could ask a browser for.
  private static final String PERMISSIONS =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  static final int MAX_THREADS = 16;

  /// Bytes of a request without its body, its address included.
  private static final int HEADERS = 64 * 1024;

  /// Bytes of a request's body: forms alone come in.
  private static final long BODY = 64 * 1024;

  private final String host;
  private final int port;
  private final Supplier<Shown> shown;
  private final Matters matters;
  private final List<Corner> corners;
  private final Javalin server;
  private volatile Consumer<Served> listener = _ -> {};

  /// @param host to listen on, for example `127.0.0.1`
  /// @param port to listen on; 0 takes a free one
  /// @param shown asked at every request, on the server's threads
  /// @param corners further parts
  public Site(String host, int port, Supplier<Shown> shown, List<Corner> corners) {
    this.host = host;
    this.port = port;
    this.shown = shown;
    this.matters = new Matters(shown);
    this.corners = List.copyOf(corners);
    this.server = Javalin.create(this::configure);
  }

  private void configure(JavalinConfig config) {
    config.startup.startupWatcherEnabled = false;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.jetty.host = host;
    config.jetty.port = port;
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 2);
    threads.setName("web");
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(Site::gather);
    config.jetty.modifyHttpConfiguration(Site::bound);
    config.jetty.modifyServletContextHandler(Site::head);
    config.http.generateEtags = true;
    config.http.maxRequestSize = BODY;
    config.requestLogger.http((ctx, millis) -> listener.accept(Served.of(ctx, millis)));
    config.routes.before(Site::protect);
    config.routes.get("/", this::newest);
    config.routes.get("/editions", ctx -> ctx.html(Page.archive(shown.get())));
    config.routes.get("/editions/{id}", this::edition);
    matters.route(config);
    corners.forEach(corner -> corner.route(config));
    config.routes.get("/health/live", ctx -> ctx.result("live\n"));
    config.routes.get(Stylesheet.PATH, Site::style);
    config.routes.error(HttpStatus.NOT_FOUND.getCode(), Site::missing);
    config.routes.exception(Exception.class, Site::failed);
  }

  /// A form is read whole before it is given a thread: one that drips in holds none.
  private static void gather(Server server) {
    server.setHandler(
        new EagerContentHandler(new RetainedContentLoaderFactory(BODY + 1, 0, false)));
  }

  /// A question of ten thousand characters is answered by the page that it was put to.
  private static void bound(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADERS);
  }

  private static void head(ServletContextHandler pages) {
    FilterHolder heads = new FilterHolder(new Heads());
    heads.setAsyncSupported(true);
    pages.addFilter(heads, "/*", EnumSet.of(DispatcherType.REQUEST));
  }

  private static void protect(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("X-Frame-Options", "DENY");
    ctx.header("Permissions-Policy", PERMISSIONS);
    ctx.header(Header.CACHE_CONTROL, "no-cache");
  }

  private static void style(Context ctx) {
    ctx.header(Header.CACHE_CONTROL, FOR_EVER);
    ctx.contentType(ContentType.TEXT_CSS).result(Stylesheet.TEXT);
  }

  private void newest(Context ctx) {
    Shown now = shown.get();
    Optional<Digest> newest = now.newest();
    ctx.html(newest.isPresent() ? Page.edition(newest.get(), now) : Page.waiting(now));
  }

  private void edition(Context ctx) {
    Shown now = shown.get();
    Optional<Digest> edition = now.edition(ctx.pathParam("id"));
    if (edition.isPresent()) {
      ctx.html(Page.edition(edition.get(), now));
    } else {
      ctx.status(HttpStatus.NOT_FOUND);
    }
  }

  private static void missing(Context ctx) {
    String wayOn = ctx.attribute(Matters.WAY_ON);
    String what = wayOn == null ? "" : wayOn;
    ctx.html(
        Page.message(
            "Not found",
            "There is no such page.",
            what + "All editions are listed in the archive, all subjects among the subjects."));
  }

  private static void failed(Exception failure, Context ctx) {
    LOG.error("Page {} could not be made", ctx.path(), failure);
    ctx.status(HttpStatus.INTERNAL_SERVER_ERROR);
    ctx.html(
        Page.message(
            "Something is wrong", "This page could not be made.", "What happened is in the log."));
  }

  /// Hears of each answer, on the server's threads; one listener. Ask before [#start].
  public void onServed(Consumer<Served> listener) {
    this.listener = listener;
  }

  /// Serves from here on.
  ///
  /// @throws IllegalStateException if the port is taken; the message says what to do
  public void start() {
    try {
      server.start();
    } catch (JavalinBindException e) {
      throw new IllegalStateException(
          "The web pages cannot be served on %s:%d, which is taken or not ours. Set publish.web.port to another one, or to 0 for any that is free."
              .formatted(host, port),
          e);
    }
    matters.start();
  }

  /// The port it listens on; after [#start].
  public int port() {
    return server.port();
  }

  /// Where a browser on this machine finds it.
  public URI address() {
    String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    return URI.create(
        "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port() + "/");
  }

  @Override
  public void close() {
    server.stop();
    matters.close();
  }
}
