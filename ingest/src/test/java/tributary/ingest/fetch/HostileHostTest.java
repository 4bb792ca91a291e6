package tributary.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hosts that do not keep to HTTP, by rows of the catalogue of bad input.
class HostileHostTest {
  private static final int LIMIT = 2_000_000;
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final Fetcher fetcher = fetcher(Duration.ofSeconds(20));

  private static Fetcher fetcher(Duration deadline) {
    return new Fetcher(
        new FetchConfig(null, true, Duration.ZERO, LIMIT, deadline, 5), Clock.systemUTC());
  }

  @AfterEach
  void end() {
    fetcher.close();
  }

  private static Fetched.Body body(Fetched fetched) {
    assertThat(fetched).isInstanceOf(Fetched.Fresh.class);
    return ((Fetched.Fresh) fetched).body();
  }

  private static String text(Fetched fetched) {
    return new String(body(fetched).bytes(), StandardCharsets.UTF_8);
  }

  private Fetched answered(String answer) throws InterruptedException {
    try (RawHost host = RawHost.saying(answer)) {
      return fetcher.fetch(Request.of(host.at("/"), "*/*"));
    }
  }

  private static Fetched hasty(RawHost.Speech speech) throws InterruptedException {
    try (RawHost host = new RawHost(speech);
        Fetcher hasty = fetcher(Duration.ofMillis(600))) {
      return hasty.fetch(Request.of(host.at("/"), "*/*"));
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Test
  void b022_aDripEndsAtTheDeadlineOfTheWhole() throws InterruptedException {
    Fetched fetched =
        hasty(out -> {
          write(out, OK + "Content-Length: 100000\r\n\r\n");
          while (true) {
            write(out, ".");
            Thread.sleep(50);
          }
        });

    assertThat(fetched.problem()).isEqualTo("no whole answer within 0.6 s");
  }

  @Test
  void b022_soDoesADripOfHeaders() throws InterruptedException {
    Fetched fetched =
        hasty(out -> {
          write(out, OK);
          for (int i = 0; ; i++) {
            write(out, "X-" + i + ": y\r\n");
            Thread.sleep(50);
          }
        });

    assertThat(fetched.problem()).isEqualTo("no whole answer within 0.6 s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: y\r\n", "X: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"})
  void b023_headersWithoutEndAreCut(String piece) throws InterruptedException {
    try (RawHost host =
        new RawHost(out -> {
          write(out, OK);
          while (true) {
            write(out, piece);
          }
        })) {
      assertThat(fetcher.fetch(Request.of(host.at("/"), "*/*")))
          .isInstanceOf(Fetched.Unreachable.class);
    }
  }

  @Test
  void b023_provisionalAnswersWithoutEndAreLeft() throws InterruptedException {
    Fetched fetched =
        hasty(out -> {
          while (true) {
            write(out, "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n");
          }
        });

    assertThat(fetched).isInstanceOf(Fetched.Unreachable.class);
  }

  @Test
  void b024_aHostThatIsSilentIsLeft() throws InterruptedException {
    Fetched fetched = hasty(out -> Thread.sleep(60_000));

    assertThat(fetched.problem()).isEqualTo("no whole answer within 0.6 s");
  }

  @Test
  void b025_aBodyShorterThanPromisedIsNotWhole() throws InterruptedException {
    Fetched fetched = answered(OK + "Content-Length: 1000\r\n\r\nabc");

    assertThat(text(fetched)).isEqualTo("abc");
    assertThat(body(fetched).whole()).isFalse();
  }

  @Test
  void b026_aBodyLongerThanPromisedIsReadAsPromised() throws InterruptedException {
    assertThat(text(answered(OK + "Content-Length: 5\r\n\r\n" + "x".repeat(100_000))))
        .isEqualTo("xxxxx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999999999999999999", "abc", "5, 6"})
  void b026_aLengthOfNonsenseIsNoAnswer(String length) throws InterruptedException {
    Fetched fetched = answered(OK + "Content-Length: " + length + "\r\n\r\nabcde");

    assertThat(fetched)
        .satisfiesAnyOf(
            f -> assertThat(f).isInstanceOf(Fetched.Unreachable.class),
            f -> assertThat(text(f)).startsWith("abcde"));
  }

  @Test
  void b026_anEndlessBodyIsReadUpToTheLimit() throws InterruptedException {
    try (RawHost host =
        new RawHost(out -> {
          write(out, OK + "Content-Length: 9000000000\r\n\r\n");
          byte[] much = new byte[64 * 1024];
          while (true) {
            out.write(much);
          }
        })) {
      Fetched.Body body = body(fetcher.fetch(Request.of(host.at("/"), "*/*")));
      assertThat(body.truncated()).isTrue();
      assertThat(body.bytes()).hasSize(LIMIT);
    }
  }

  @Test
  void b027_aChunkedBodyThatBreaksOffIsNotWhole() throws InterruptedException {
    Fetched fetched = answered(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n9\r\nab");

    assertThat(text(fetched)).startsWith("abcde");
    assertThat(body(fetched).whole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\nabc", "-5\r\nabc", "fffffffffffffffff\r\nabc"})
  void b027_aBadChunkSizeIsNoWholeAnswer(String chunk) throws InterruptedException {
    Fetched fetched = answered(OK + "Transfer-Encoding: chunked\r\n\r\n" + chunk);

    assertThat(fetched)
        .satisfiesAnyOf(
            f -> assertThat(f).isInstanceOf(Fetched.Unreachable.class),
            f -> assertThat(body(f).whole()).isFalse());
  }

  private Fetched packed(String coding, byte[] bytes) throws InterruptedException {
    try (RawHost host =
        new RawHost(out -> {
          write(
              out,
              OK
                  + "Content-Encoding: "
                  + coding
                  + "\r\nContent-Length: "
                  + bytes.length
                  + "\r\n\r\n");
          out.write(bytes);
        })) {
      return fetcher.fetch(Request.of(host.at("/"), "*/*"));
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private static byte[] text(int length) {
    return "The words of an article, and more. "
        .repeat(length / 35)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void b028_aBombIsNamed() throws InterruptedException, IOException {
    Fetched fetched = packed("gzip", gzip(new byte[5_000_000]));

    assertThat(fetched).isEqualTo(new Fetched.Overpacked(100));
    assertThat(fetched.problem()).contains("100 times its size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip, gzip", "gzip, br", "zstd", "compress", "gzip,"})
  void b029_oneLayerOfPackingIsUndoneAndNoMore(String coding)
      throws InterruptedException, IOException {
    Fetched fetched = packed(coding, gzip(gzip(text(500))));

    assertThat(fetched.problem()).contains("packed in a way we did not ask for");
  }

  @Test
  void b029_gzipInGzipIsUnpackedOnce() throws InterruptedException, IOException {
    byte[] inner = gzip(text(500));

    assertThat(body(packed("gzip", gzip(inner))).bytes()).isEqualTo(inner);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "identity", "GZIP"})
  void b030_plainTextThatSaysItIsPackedIsBelieved(String coding) throws InterruptedException {
    assertThat(text(packed(coding, "<rss/>".getBytes(StandardCharsets.UTF_8)))).isEqualTo("<rss/>");
  }

  @Test
  void b030_aPackageThatBreaksOffIsNotWhole() throws InterruptedException, IOException {
    byte[] whole = gzip(text(50_000));
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);

    Fetched.Body body = body(packed("gzip", cut));

    assertThat(body.whole()).isFalse();
    assertThat(body.bytes().length).isGreaterThan(1000);
  }

  @Test
  void b030_deflateComesInTwoKinds() throws InterruptedException, IOException {
    for (boolean raw : new boolean[] {true, false}) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
      try (OutputStream out = new DeflaterOutputStream(packed, deflater)) {
        out.write(text(500));
      }
      assertThat(body(packed("deflate", packed.toByteArray())).bytes()).isEqualTo(text(500));
    }
  }

  @Test
  void unpacksBrotliAndKnowsItBrokenOff() throws InterruptedException, IOException {
    byte[] packed; // 300 lines, by zlib.brotliCompressSync of node
    try (InputStream in = HostileHostTest.class.getResourceAsStream("lines.br")) {
      packed = in.readAllBytes();
    }

    assertThat(text(packed("br", packed))).hasLineCount(300).endsWith("line 89401 of a feed\n");
    assertThat(packed("br", Arrays.copyOf(packed, packed.length - 60)).problem())
        .contains("breaks off");
    assertThat(packed("br", new byte[] {(byte) 0xff, 1, 2, 3}).problem()).contains("unpacked");
  }

  @Test
  void b033_a304WithABodyLeavesTheNextAnswerAlone() throws InterruptedException {
    int[] turn = {0};
    try (RawHost host =
        new RawHost(out ->
            write(
                out,
                turn[0]++ == 0
                    ? "HTTP/1.1 304 Not Modified\r\nContent-Length: 6\r\n\r\nHTTP/1"
                    : OK + "Content-Length: 4\r\n\r\ngood"))) {
      URI url = host.at("/");
      Request known = Request.known(url, "*/*", new Validators(url, "\"1\"", null));

      assertThat(fetcher.fetch(known)).isInstanceOf(Fetched.NotModified.class);
      assertThat(text(fetcher.fetch(known))).isEqualTo("good");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "\0\0\0"
      })
  void whatIsNoHttpIsNoAnswer(String answer) throws InterruptedException {
    assertThat(answered(answer)).isInstanceOf(Fetched.Unreachable.class);
  }

  @Test
  void aChallengeIsNamed() throws InterruptedException {
    String page = "<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'>";
    Fetched byPage = answered("HTTP/1.1 403 Forbidden\r\n\r\n" + page);
    Fetched byHeader = answered("HTTP/1.1 403 Forbidden\r\ncf-mitigated: challenge\r\n\r\n");
    Fetched by503 = answered("HTTP/1.1 503 Busy\r\nRetry-After: 5\r\n\r\n" + page);

    assertThat(byPage).isEqualTo(new Fetched.Challenged(403, "Cloudflare"));
    assertThat(byHeader).isEqualTo(new Fetched.Challenged(403, "Cloudflare"));
    assertThat(by503.problem()).contains("only browsers").contains("Cloudflare");
    assertThat(answered("HTTP/1.1 403 Forbidden\r\n\r\nno")).isEqualTo(new Fetched.Refused(403));
  }
}
