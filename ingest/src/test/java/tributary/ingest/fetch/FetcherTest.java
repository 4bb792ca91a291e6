package tributary.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-09T12:00:00Z"), ZoneOffset.UTC);
  private static final int LIMIT = 100_000;

  private final TestHost host = new TestHost();
  private final Fetcher fetcher = fetcher(true, Duration.ofSeconds(20));

  private static Fetcher fetcher(boolean allowPrivate, Duration deadline) {
    URI contact = URI.create("https://example.org/about");
    return new Fetcher(
        new FetchConfig(contact, allowPrivate, Duration.ZERO, LIMIT, deadline, 5), CLOCK);
  }

  private Fetched get(String path) throws InterruptedException {
    return fetcher.fetch(Request.of(host.at(path), "*/*"));
  }

  private static String text(Fetched fetched) {
    assertThat(fetched).isInstanceOf(Fetched.Fresh.class);
    return new String(((Fetched.Fresh) fetched).body().bytes(), StandardCharsets.UTF_8);
  }

  @AfterEach
  void end() {
    fetcher.close();
    host.close();
  }

  @Test
  void saysWhoAsksAndSendsValidatorsBackByteForByte() throws InterruptedException {
    // Given
    List<String> asked = new CopyOnWriteArrayList<>();
    host.serve(
        "/feed",
        exchange -> {
          asked.add(exchange.getRequestHeaders().getFirst("User-Agent"));
          asked.add(exchange.getRequestHeaders().getFirst("If-None-Match"));
          asked.add(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
          TestHost.answer(exchange, 304, Map.of(), "");
        });

    // When
    Fetched fetched =
        fetcher.fetch(
            Request.known(
                host.at("/feed"),
                "*/*",
                new Validators(host.at("/feed"), "W/\"a, b\"", "Tue, 1 jan 26")));

    // Then
    assertThat(fetched)
        .isEqualTo(new Fetched.NotModified(host.at("/feed"), host.at("/feed"), null));
    assertThat(asked)
        .containsExactly(
            "Tributary/0.1 (+https://example.org/about)", "W/\"a, b\"", "Tue, 1 jan 26");
  }

  @Test
  void readsABodyWithItsValidators() throws InterruptedException {
    Map<String, String> headers =
        Map.of("ETag", "\"1\"", "Content-Type", "text/xml", "Cache-Control", "public, max-age=60");
    host.serve("/feed", 200, headers, "hello");

    Fetched fetched = get("/feed");

    assertThat(text(fetched)).isEqualTo("hello");
    Fetched.Body body = ((Fetched.Fresh) fetched).body();
    assertThat(body.etag()).isEqualTo("\"1\"");
    assertThat(body.contentType()).isEqualTo("text/xml");
    assertThat(body.maxAge()).isEqualTo(Duration.ofMinutes(1));
    assertThat(body.whole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void unpacksWhatItAskedFor(String coding) throws InterruptedException {
    host.serve(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", coding);
          exchange.sendResponseHeaders(200, 0);
          OutputStream raw = exchange.getResponseBody();
          try (OutputStream out =
              coding.equals("gzip") ? new GZIPOutputStream(raw) : new DeflaterOutputStream(raw)) {
            out.write("packed".getBytes(StandardCharsets.UTF_8));
          }
        });

    assertThat(text(get("/feed"))).isEqualTo("packed");
  }

  @Test
  void stopsAtTheLimitOfAGzipBomb() throws InterruptedException, IOException {
    byte[] bomb = gzip(new byte[50_000_000]);
    host.serve(
        "/bomb",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, bomb.length);
          exchange.getResponseBody().write(bomb);
        });

    assertTruncated(get("/bomb"));
  }

  @Test
  void stopsReadingABodyWithoutEnd() throws InterruptedException {
    host.serve(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = new byte[10_000];
          while (!Thread.currentThread().isInterrupted()) {
            exchange.getResponseBody().write(chunk);
          }
        });

    assertTruncated(get("/endless"));
  }

  private static void assertTruncated(Fetched fetched) {
    Fetched.Body body = ((Fetched.Fresh) fetched).body();
    assertThat(body.truncated()).isTrue();
    assertThat(body.bytes()).hasSize(LIMIT);
  }

  @Test
  void asksForTheFirstBytesAndLeavesAHostThatKnowsNoRanges() throws InterruptedException {
    List<String> ranges = new CopyOnWriteArrayList<>();
    host.serve(
        "/part.mp3",
        exchange -> {
          ranges.add(exchange.getRequestHeaders().getFirst("Range"));
          Map<String, String> part = Map.of("Content-Range", "bytes 0-3/10");
          TestHost.answer(exchange, 206, part, "ID3x");
        });
    host.serve("/all.mp3", 200, Map.of(), "ID3xsound!");
    host.serve("/short.mp3", 206, Map.of("Content-Range", "bytes 0-2/3"), "ID3");

    for (String path : List.of("/part.mp3", "/all.mp3")) {
      Fetched fetched = fetcher.fetch(Request.first(host.at(path), "audio/mpeg", 4));
      assertThat(text(fetched)).isEqualTo("ID3x");
      assertThat(((Fetched.Fresh) fetched).body().truncated()).isTrue();
    }
    Fetched all = fetcher.fetch(Request.first(host.at("/short.mp3"), "audio/mpeg", 4));
    assertThat(text(all)).isEqualTo("ID3");
    assertThat(((Fetched.Fresh) all).body().truncated()).isFalse();
    assertThat(ranges).containsExactly("bytes=0-3");
  }

  @Test
  void postsAFormAndCarriesItOverA307() throws InterruptedException {
    List<String> posted = new CopyOnWriteArrayList<>();
    host.serve("/hub", 307, Map.of("Location", "/hub2"), "");
    host.serve(
        "/hub2",
        exchange -> {
          byte[] form = exchange.getRequestBody().readAllBytes();
          posted.add(exchange.getRequestMethod() + " " + new String(form, StandardCharsets.UTF_8));
          TestHost.answer(exchange, 202, Map.of(), "queued");
        });
    Map<String, String> form = Map.of("hub.topic", "http://o.example/f?a=b&c");

    assertThat(text(fetcher.fetch(Request.post(host.at("/hub"), form)))).isEqualTo("queued");
    assertThat(posted).containsExactly("POST hub.topic=http%3A%2F%2Fo.example%2Ff%3Fa%3Db%26c");
  }

  @Test
  void endsADripAtTheDeadline() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    host.serve(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (over.getCount() > 0) {
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            Thread.sleep(20);
          }
        });

    try (Fetcher hasty = fetcher(true, Duration.ofMillis(400))) {
      assertThat(hasty.fetch(Request.of(host.at("/drip"), "*/*")))
          .isEqualTo(new Fetched.Unreachable("no whole answer within 0.4 s"));
    } finally {
      over.countDown();
    }
  }

  @Test
  void keepsWhatCameBeforeTheConnectionBroke() throws InterruptedException {
    host.serve(
        "/cut",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        });

    Fetched fetched = get("/cut");

    assertThat(text(fetched)).isEqualTo("half");
    assertThat(((Fetched.Fresh) fetched).body().whole()).isFalse();
  }

  @Test
  void followsRedirectsAndTellsWhereTheBodyWasFound() throws InterruptedException {
    host.serve("/old", 301, Map.of("Location", "new"), "");
    host.serve("/new", 200, Map.of(), "here");

    Fetched fetched = get("/old");

    assertThat(text(fetched)).isEqualTo("here");
    assertThat(((Fetched.Fresh) fetched).body().at()).isEqualTo(host.at("/new"));
    assertThat(((Fetched.Fresh) fetched).body().permanent()).isEqualTo(host.at("/new"));
  }

  @Test
  void followsARedirectThatOnlyChangesTheQuery() throws InterruptedException {
    host.serve(
        "/a/feed.php",
        exchange -> {
          boolean first = exchange.getRequestURI().getQuery() == null;
          TestHost.answer(exchange, first ? 302 : 200, Map.of("Location", "?again=1"), "here");
        });

    Fetched fetched = get("/a/feed.php");

    assertThat(text(fetched)).isEqualTo("here");
    assertThat(((Fetched.Fresh) fetched).body().at()).isEqualTo(host.at("/a/feed.php?again=1"));
  }

  @Test
  void leavesARedirectLoop() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    host.serve(
        "/loop",
        exchange -> {
          asked.incrementAndGet();
          TestHost.answer(exchange, 302, Map.of("Location", "/loop"), "");
        });

    assertThat(get("/loop")).isEqualTo(new Fetched.Unreachable("more than 5 redirects in a row"));
    assertThat(asked).hasValue(6);
  }

  @Test
  void doesNotFollowARedirectToAnotherScheme() throws InterruptedException {
    host.serve("/file", 302, Map.of("Location", "file:///etc/passwd"), "");

    assertThat(get("/file"))
        .isEqualTo(new Fetched.Forbidden("only http and https are fetched, not file:"));
  }

  @Test
  void tellsRefusalsApart() throws InterruptedException {
    host.serve("/404", 404, Map.of(), "no");
    host.serve("/410", 410, Map.of(), "");
    host.serve("/500", 500, Map.of(), "oh");
    host.serve("/429", 429, Map.of("Retry-After", "3600"), "");
    host.serve("/503", 503, Map.of("Retry-After", "Mon, 09 Nov 2026 14:00:00 GMT"), "");
    host.serve("/503plain", 503, Map.of(), "");

    assertThat(get("/404")).isEqualTo(new Fetched.Refused(404));
    assertThat(get("/410")).isEqualTo(new Fetched.Gone());
    assertThat(get("/500")).isEqualTo(new Fetched.Failing(500));
    assertThat(get("/429")).isEqualTo(new Fetched.Throttled(429, Duration.ofHours(1), null));
    assertThat(get("/503")).isEqualTo(new Fetched.Throttled(503, Duration.ofHours(2), null));
    assertThat(get("/503plain")).isEqualTo(new Fetched.Failing(503));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "99999999", "Mon, 09 Nov 2020 14:00:00 GMT", "0"})
  void passesOverARetryAfterThatMakesNoSense(String value) throws InterruptedException {
    host.serve("/429", 429, Map.of("Retry-After", value), "");

    Fetched fetched = get("/429");
    assertThat(((Fetched.Throttled) fetched).pause()).isNull();
    assertThat(fetched.problem()).contains("Retry-After");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://localhost:%d/",
        "http://localhost.:%d/",
        "http://news.localhost:%d/",
        "http://2130706433:%d/",
        "http://[::1]:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://[64:ff9b::7f00:1]:%d/",
        "http://0.0.0.0:%d/"
      })
  void neverReachesAPrivateAddressUnlessAllowed(String url) throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    host.serve(
        "/",
        exchange -> {
          asked.incrementAndGet();
          TestHost.answer(exchange, 200, Map.of(), "secret");
        });

    try (Fetcher strict = fetcher(false, Duration.ofSeconds(20))) {
      Fetched fetched = strict.fetch(Request.of(URI.create(url.formatted(host.port())), "*/*"));
      assertThat(fetched).isInstanceOf(Fetched.Forbidden.class);
      assertThat(fetched.problem()).contains("ingest.fetch.allowPrivateAddresses: true");
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void reachesNamesBelowLocalhostWhenAllowed() throws InterruptedException {
    host.serve("/", 200, Map.of(), "made-up web");
    URI named = URI.create("http://some.outlet.localhost:" + host.port() + "/");

    assertThat(text(fetcher.fetch(Request.of(named, "*/*")))).isEqualTo("made-up web");
  }

  @Test
  void saysThatNobodyAnswers() throws InterruptedException {
    URI dead = host.at("/");
    host.close();

    assertThat(fetcher.fetch(Request.of(dead, "*/*")))
        .isEqualTo(new Fetched.Unreachable("nobody answers there (connection refused)"));
  }

  @Test
  void saysThatANameLeadsNowhere() throws InterruptedException {
    Fetched fetched = fetcher.fetch(Request.of(URI.create("http://dead.invalid/"), "*/*"));

    assertThat(fetched).isInstanceOf(Fetched.Unreachable.class);
    assertThat(fetched.problem()).contains("DNS");
  }

  @Test
  void saysThatTlsCannotBeTrusted() throws InterruptedException, IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerInPlain(plain));
      URI https = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/");

      Fetched fetched = fetcher.fetch(Request.of(https, "*/*"));

      assertThat(fetched.problem()).startsWith("no trusted TLS connection");
    }
  }

  private static void answerInPlain(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void asksAHostOneThingAtATime() throws InterruptedException {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    host.serve(
        "/",
        exchange -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          Thread.sleep(10);
          inside.decrementAndGet();
          TestHost.answer(exchange, 200, Map.of(), "x");
        });

    List<Thread> threads = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              get("/");
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(most).hasValue(1);
  }

  @Test
  void whoIsCalledOffHasLearntNothingOfTheHost() throws Exception {
    // Given
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    host.serve(
        "/",
        _ -> {
          asked.countDown();
          never.await();
        });
    CompletableFuture<Object> outcome = new CompletableFuture<>();
    Thread visit =
        Thread.startVirtualThread(() -> {
          try {
            outcome.complete(get("/"));
          } catch (InterruptedException e) {
            outcome.complete(e);
          }
        });
    asked.await();

    // When
    visit.interrupt();

    // Then
    assertThat(outcome.get(120, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
