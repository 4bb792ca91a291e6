package tributary.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// One request and its answer, on one connection. The client's own time-outs run between two bytes;
/// a watch ends the exchange as a whole, however slowly it drips.
final class Exchange implements AutoCloseable {
  static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int MAX_HEADERS = 200;
  private static final int MAX_HEADER_LINE = 32 * 1024;
  private static final int MAX_VALIDATOR = 1024;
  private static final int MAX_CONNECTIONS = 256;

  private final FetchConfig config;
  private final Clock clock;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService watch;

  Exchange(FetchConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections(config))
            .setUserAgent(config.userAgent())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
    ScheduledThreadPoolExecutor one =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("fetch-watch").factory());
    one.setRemoveOnCancelPolicy(true);
    this.watch = one;
  }

  private static PoolingHttpClientConnectionManager connections(FetchConfig config) {
    Http1Config limits =
        Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_HEADER_LINE)
            .build();
    Timeout silence = Timeout.of(config.deadline());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new GuardedResolver(config.allowPrivateAddresses()))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT))
                .setSocketTimeout(silence)
                .setTimeToLive(Timeout.ofMinutes(1))
                .build())
        .setMaxConnTotal(MAX_CONNECTIONS)
        .setMaxConnPerRoute(2)
        .build();
  }

  /// What one hop came to.
  sealed interface Hop {}

  /// The end of the way.
  record Answer(Fetched fetched) implements Hop {}

  /// Go there instead.
  ///
  /// @param permanent whether for good (301, 308)
  record Moved(URI to, boolean permanent) implements Hop {}

  Hop run(Request request, Duration within) {
    HttpUriRequestBase get = message(request);
    AtomicBoolean late = new AtomicBoolean();
    Future<?> alarm =
        watch.schedule(
            () -> {
              late.set(true);
              get.cancel();
            },
            Math.max(1, within.toMillis()),
            TimeUnit.MILLISECONDS);
    ClassicHttpResponse response = null;
    try {
      response = client.executeOpen(host(request.url()), get, null);
      Hop hop = answer(request, get, response);
      return late.get() ? new Answer(tooLate()) : hop;
    } catch (IOException | IllegalStateException e) {
      return new Answer(late.get() ? tooLate() : Fault.of(e));
    } finally {
      alarm.cancel(false);
      Closer.closeQuietly(response); // what it says of a body we left is of no interest
    }
  }

  private static HttpHost host(URI url) {
    return new HttpHost(url.getScheme(), url.getHost(), url.getPort());
  }

  private static HttpUriRequestBase message(Request request) {
    Map<String, String> form = request.form();
    HttpUriRequestBase message =
        form == null ? new HttpGet(request.url()) : new HttpPost(request.url());
    if (form != null) {
      List<NameValuePair> fields = new ArrayList<>();
      form.forEach((name, value) -> fields.add(new BasicNameValuePair(name, value)));
      message.setEntity(new UrlEncodedFormEntity(fields, StandardCharsets.UTF_8));
    }
    headers(message, request);
    return message;
  }

  /// A range of a packed answer would be a range of the package.
  private static void headers(HttpUriRequestBase get, Request request) {
    get.setHeader("Accept", request.accept());
    get.setHeader("Accept-Encoding", request.first() > 0 ? "identity" : "gzip, deflate");
    if (request.first() > 0) {
      get.setHeader("Range", "bytes=0-" + (request.first() - 1));
    }
    Validators known = request.known();
    if (known == null || !request.conditional()) {
      return;
    }
    if (known.etag() != null) {
      get.setHeader("If-None-Match", known.etag());
    }
    if (known.lastModified() != null) {
      get.setHeader("If-Modified-Since", known.lastModified());
    }
  }

  private Hop answer(Request request, HttpUriRequestBase get, ClassicHttpResponse response)
      throws IOException {
    int status = response.getCode();
    Pause pause = Pause.asked(value(response, "Retry-After"), clock.instant());
    return switch (status) {
      case 200, 203, 204 -> new Answer(body(request, get, response));
      case 201, 202, 205 ->
          new Answer(
              request.form() == null ? new Fetched.Refused(status) : body(request, get, response));
      case 206 ->
          new Answer(
              request.first() == 0 ? new Fetched.Refused(status) : body(request, get, response));
      case 301, 302, 303 -> request.form() == null ? moved(response, status) : unposted();
      case 307, 308 -> moved(response, status);
      case 304 ->
          new Answer(
              request.conditional()
                  ? new Fetched.NotModified(request.url(), request.url(), maxAge(response))
                  : new Fetched.Refused(status));
      case 410 -> new Answer(new Fetched.Gone());
      case 429 -> new Answer(new Fetched.Throttled(status, pause.span(), pause.note()));
      case 503 ->
          new Answer(
              pause == Pause.NONE
                  ? new Fetched.Failing(status)
                  : new Fetched.Throttled(status, pause.span(), pause.note()));
      default ->
          new Answer(status >= 500 ? new Fetched.Failing(status) : new Fetched.Refused(status));
    };
  }

  private static Hop unposted() {
    return new Answer(new Fetched.Unreachable("it answers a form with a redirect"));
  }

  private static Hop moved(ClassicHttpResponse response, int status) {
    String location = value(response, "Location");
    try {
      if (location != null) {
        URI to = URI.create(location.trim().replace(" ", "%20"));
        return new Moved(to, status == 301 || status == 308);
      }
    } catch (IllegalArgumentException e) {
      return new Answer(new Fetched.Unreachable("it redirects to something that is no address"));
    }
    return new Answer(new Fetched.Unreachable("it redirects without saying where"));
  }

  private Fetched body(Request request, HttpUriRequestBase get, ClassicHttpResponse response)
      throws IOException {
    HttpEntity entity = response.getEntity();
    InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent();
    int limit = request.first() > 0 ? request.first() : config.maxBytes();
    Decoded decoded = Decoded.read(in, value(response, "Content-Encoding"), limit);
    if (decoded.truncated() || !decoded.whole()) {
      get.cancel(); // or closing would read the rest
    }
    boolean more = decoded.truncated() || goesOn(response, decoded.bytes().length);
    return new Fetched.Fresh(
        new Fetched.Body(
            request.url(),
            request.url(),
            decoded.bytes(),
            decoded.whole(),
            more,
            value(response, "Content-Type"),
            validator(response, "ETag"),
            validator(response, "Last-Modified"),
            maxAge(response),
            Stream.of(response.getHeaders("Link")).map(Header::getValue).toList()));
  }

  /// Whether a part (206) ends before the whole does: `bytes 0-99/1234`.
  private static boolean goesOn(ClassicHttpResponse response, int length) {
    String range = value(response, "Content-Range");
    if (response.getCode() != 206 || range == null) {
      return false;
    }
    String whole = range.substring(range.lastIndexOf('/') + 1).trim();
    return !whole.equals(Integer.toString(length));
  }

  private static @Nullable String validator(HttpMessage response, String name) {
    String value = value(response, name);
    boolean fit =
        value != null
            && value.length() <= MAX_VALIDATOR
            && value.chars().noneMatch(Character::isISOControl);
    return fit ? value : null;
  }

  private static @Nullable Duration maxAge(HttpMessage response) {
    return Freshness.of(
        value(response, "Cache-Control"), value(response, "Expires"), value(response, "Date"));
  }

  private static @Nullable String value(HttpMessage message, String name) {
    Header header = message.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  private Fetched tooLate() {
    return new Fetched.Unreachable(
        "no whole answer within " + config.deadline().toMillis() / 1000.0 + " s");
  }

  @Override
  public void close() {
    watch.shutdownNow();
    client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
  }
}
