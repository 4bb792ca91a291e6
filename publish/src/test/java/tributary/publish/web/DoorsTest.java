package tributary.publish.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.publish.SampleWeek;

/// What every door of the site holds to, whatever stands behind it.
class DoorsTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private Site site;

  @BeforeEach
  void open() {
    Corner reader = config -> config.routes.post("/read", ctx -> ctx.result(ctx.body()));
    Corner broken =
        config ->
            config.routes.get(
                "/broken",
                ctx -> {
                  throw new IllegalStateException("secret");
                });
    site =
        new Site(
            "127.0.0.1",
            0,
            () -> SampleShelf.with(List.of()).shown(List.of(SampleWeek.digest())),
            List.of(reader, broken));
    site.start();
  }

  @AfterEach
  void close() {
    site.close();
    client.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/editions",
        "/nowhere",
        "/broken",
        "/health/live",
        "/stories/%00",
        "/editions/..%2f"
      })
  void everyAnswerIsHeldTight(String path) throws Exception {
    HttpResponse<String> answer =
        client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isIn(200, 400, 404, 500);
    assertThat(answer.body()).doesNotContain("secret", "Exception", "\tat ", "jetty", "Jetty");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    if (answer.statusCode() != 400) { // refused before it is read
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(policy ->
              assertThat(policy)
                  .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                  .doesNotContain("unsafe", "*", "script-src"));
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(answer.headers().firstValue("Permissions-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).contains("camera=()", "geolocation=()"));
    }
  }

  @Test
  void noLinkThatLeadsAwayHandsOverThePageOrSaysWhereItStood() throws Exception {
    String page =
        client
            .send(HttpRequest.newBuilder(at("/")).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    List<Element> away = Jsoup.parse(page).select("a[href^=http]");

    assertThat(away)
        .isNotEmpty()
        .allSatisfy(link -> {
          assertThat(link.attr("rel")).contains("noopener");
          assertThat(link.hasAttr("target")).isFalse();
        });
  }

  @Test
  void aBodyThatNoFormOfOursHasIsNotRead() throws Exception {
    assertThat(post("x".repeat(60_000))).isEqualTo(200);
    assertThat(post("x".repeat(70_000))).isEqualTo(413);
  }

  @Test
  void headersWithoutEndAreRefused() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at("/")).header("X-Long", "x".repeat(100_000)).build();

    assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(431);
  }

  @Test
  void formsThatDripInHoldNobodyUp() throws Exception {
    List<Socket> drips = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * Site.MAX_THREADS; i++) {
        drips.add(drip("POST /read HTTP/1.1\r\nHost: a.example\r\nContent-Length: 9\r\n\r\nhalf "));
      }
      HttpRequest live =
          HttpRequest.newBuilder(at("/health/live")).timeout(Duration.ofSeconds(10)).build();
      assertThat(client.send(live, HttpResponse.BodyHandlers.ofString()).body())
          .isEqualTo("live\n");

      Socket patient = drips.getFirst();
      patient.getOutputStream().write("more".getBytes(US_ASCII));
      assertThat(new Scanner(patient.getInputStream(), US_ASCII).findWithinHorizon("half more", 0))
          .isNotNull();
    } finally {
      for (Socket drip : drips) {
        drip.close();
      }
    }
  }

  private Socket drip(String begun) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(begun.getBytes(US_ASCII));
    return socket;
  }

  private int post(String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at("/read")).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + site.port() + path);
  }
}
