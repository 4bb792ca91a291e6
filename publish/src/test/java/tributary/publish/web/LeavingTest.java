package tributary.publish.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Subscriber;
import tributary.publish.SampleWeek;
import tributary.publish.subscription.Doorman;
import tributary.publish.subscription.Leave;
import tributary.publish.subscription.LinkKey;

/// Leaving a digest by the link of a mail (RFC 8058), over real HTTP.
class LeavingTest {
  private static final Leave ANN = Leave.of("weekly", "0a0a", SampleWeek.KEY);
  private final HttpClient browser = HttpClient.newHttpClient();
  private final FrontOffice office =
      new FrontOffice(
          List.of(), new Subscriber("0a0a", "ann@readers.example", List.of("weekly"), List.of()));
  private final Site site =
      new Site(
          "127.0.0.1",
          0,
          () -> SampleShelf.with(List.of()).shown(List.of()),
          List.of(new Leaving(office.doorman)));

  @BeforeEach
  void open() {
    site.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    office.close();
    site.close();
  }

  @Test
  void showsAPageAndChangesNothingWhenALinkIsFollowed() throws Exception {
    HttpResponse<String> page = get(ANN.path());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("method=\"post\"", ANN.path(), "Nothing has changed yet.");
    assertThat(office.written).isEmpty();
  }

  @Test
  void takesSomebodyOutByOnePostWithoutAQuestion() throws Exception {
    HttpResponse<String> done = post(ANN.path());

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("You will receive weekly no more.");
    assertThat(office.log.get("0a0a").left()).containsExactly("weekly");
  }

  @Test
  void tellsNothingOfWhoIsSubscribed() throws Exception {
    String forged = "/leave/weekly/0a0a/" + "A".repeat(22);
    String foreign = Leave.of("weekly", "0a0a", LinkKey.of("x".repeat(32))).path();
    String otherDigest = ANN.path().replace("weekly", "daily");
    String nobody = Leave.of("weekly", "ffff", SampleWeek.KEY).path();

    String refusal = post(forged).body();
    for (String path : List.of(forged, foreign, otherDigest, nobody)) {
      assertThat(post(path))
          .satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(refusal);
          });
    }
    assertThat(office.written).isEmpty();
  }

  @Test
  void asksToTryAgainWhereNobodyCanWriteItDown() throws Exception {
    Doorman absent = new Doorman(SampleWeek.KEY, Duration.ofMillis(1));
    try (Site alone =
        new Site(
            "127.0.0.1",
            0,
            () -> SampleShelf.with(List.of()).shown(List.of()),
            List.of(new Leaving(absent)))) {
      alone.start();
      HttpResponse<String> answer = send(alone, "POST", ANN.path());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
    }
    absent.serve(office.reception);
    assertThat(office.written).as("nothing waits that was said to have failed").isEmpty();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(site, "GET", path);
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return send(site, "POST", path);
  }

  private HttpResponse<String> send(Site to, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.port() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
