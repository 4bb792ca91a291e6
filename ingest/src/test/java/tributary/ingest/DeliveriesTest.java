package tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.ingest.fetch.TestHost;
import tributary.ingest.push.Tally.Fate;
import tributary.ingest.push.TestHub;

/// What hubs bring (W3C WebSub, section 7; numbers of websub.rocks in brackets).
class DeliveriesTest {
  @TempDir Path folder;
  private final TestHost host = new TestHost();
  private final TestHub hub = new TestHub(host, "/hub");
  private final Feed feed = Feed.at(host.at("/feed"));
  private final AtomicReference<String> document = new AtomicReference<>(rss("One"));
  private TestDesk desk;
  private Map<String, String> subscription;

  @BeforeEach
  void subscribe() throws Exception {
    host.serve(
        "/feed",
        e ->
            TestHost.answer(
                e,
                200,
                Map.of(
                    "ETag",
                    "\"v\"",
                    "Link",
                    "<" + hub.url() + ">; rel=hub, <" + feed.url() + ">; rel=self"),
                document.get()));
    desk = new TestDesk(Map.of(), folder.resolve("key"), true);
    desk.follow(feed);
    desk.settle();
    subscription = hub.asked();
    assertThat(hub.verify(subscription, Map.of()).statusCode()).isEqualTo(200);
    desk.settle();
  }

  @AfterEach
  void end() {
    desk.close();
    host.close();
  }

  private static String rss(String... titles) {
    StringBuilder items = new StringBuilder();
    for (String title : titles) {
      items.append("<item><guid>").append(title).append("</guid><title>").append(title);
      items.append("</title></item>");
    }
    return "<rss version='2.0'><channel><title>O</title>" + items + "</channel></rss>";
  }

  private int deliver(String body) {
    return desk.await(hub.deliver(subscription, body)).statusCode();
  }

  private int post(String body, String signature) {
    Map<String, String> headers =
        signature.isEmpty() ? Map.of() : Map.of("X-Hub-Signature", signature);
    return desk.await(hub.post(subscription, body, headers)).statusCode();
  }

  /// Visits again when the feed is due.
  private Duration untilNextVisit() {
    Duration wait = Duration.between(desk.now(), desk.status(feed).nextVisit());
    desk.forward(wait);
    desk.settle();
    return wait;
  }

  @Test // 300
  void bringsWhatAHubDeliversWithoutAVisit() {
    int visits = desk.visits();
    FeedStatus before = desk.status(feed);

    assertThat(deliver(rss("Two"))).isEqualTo(200);

    assertThat(desk.titles()).containsExactly("One", "Two");
    assertThat(desk.visits()).isEqualTo(visits);
    FeedStatus after = desk.status(feed);
    assertThat(after.recent()).containsKeys("One", "Two");
    assertThat(after.etag()).isEqualTo(before.etag());
    assertThat(after.nextVisit()).isEqualTo(before.nextVisit());
    assertThat(after.lastVisit()).isEqualTo(before.lastVisit());
    assertThat(desk.tally().of(Fate.KEPT)).isEqualTo(1);
  }

  @Test
  void bringsNothingTwiceHoweverOftenAHubAndAVisitBringIt() {
    deliver(rss("Two"));
    assertThat(deliver(rss("Two"))).isEqualTo(200);
    document.set(rss("Two", "One"));
    untilNextVisit();

    assertThat(desk.titles()).containsExactly("One", "Two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1", "sha256", "sha384", "sha512"})
  void takesEachMethodOfSigning(String method) {
    String body = rss("Two");
    String signature = TestHub.signature(method, subscription.get("hub.secret"), body);

    assertThat(post(body, signature)).isEqualTo(200);
    assertThat(desk.titles()).contains("Two");
  }

  @ParameterizedTest // 301, 302
  @ValueSource(strings = {"", "sha256=00", "sha256=xyz", "md5=", "=", "sha256"})
  void thanksForWhatNobodySignedAndThrowsItAway(String signature) {
    FeedStatus before = desk.status(feed);

    assertThat(post(rss("Forged"), signature)).isEqualTo(202);

    desk.settle();
    assertThat(desk.titles()).doesNotContain("Forged");
    assertThat(desk.status(feed)).isEqualTo(before);
    assertThat(desk.tally().of(Fate.UNSIGNED)).isEqualTo(1);
  }

  @Test
  void throwsAwayWhatIsSignedForOtherBytesOrAnotherFeed() {
    String other = TestHub.signature("sha256", subscription.get("hub.secret"), rss("Other"));
    String foreign = TestHub.signature("sha256", "another feed's secret", rss("Forged"));

    assertThat(post(rss("Forged"), other)).isEqualTo(202);
    assertThat(post(rss("Forged"), foreign)).isEqualTo(202);
    assertThat(desk.titles()).doesNotContain("Forged");
  }

  @Test
  void throwsAwayWhatIsOfAnotherTopic() {
    String body = rss("Stray");
    Map<String, String> headers =
        Map.of(
            "Link",
            "<" + host.at("/elsewhere") + ">; rel=\"self\"",
            "X-Hub-Signature",
            TestHub.signature("sha256", subscription.get("hub.secret"), body));

    assertThat(desk.await(hub.post(subscription, body, headers)).statusCode()).isEqualTo(202);
    assertThat(desk.titles()).doesNotContain("Stray");
    assertThat(desk.tally().of(Fate.STRAY)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no feed at all", "<rss version='2.0'><channel/></rss>"})
  void visitsAtOnceWhenThereIsNothingToReadInADelivery(String body) {
    document.set(rss("Two", "One"));
    desk.forward(Duration.ofMinutes(10));
    int visits = desk.visits();

    assertThat(deliver(body)).isEqualTo(200);
    desk.settle();

    assertThat(desk.visits()).isEqualTo(visits + 1);
    assertThat(desk.titles()).containsExactly("One", "Two");
    assertThat(desk.push(feed).service().missed()).isNull();
  }

  @Test
  void visitsLessOftenWhileAHubDeliversAndAsBeforeOnceItMissedSomething() {
    Duration normal = untilNextVisit();
    deliver(rss("Two"));
    document.set(rss("Two", "One"));
    untilNextVisit();
    Duration relied = untilNextVisit();
    assertThat(relied).isGreaterThanOrEqualTo(Duration.ofHours(20)).isGreaterThan(normal);

    document.set(rss("Missed", "Two", "One"));
    untilNextVisit();
    assertThat(desk.push(feed).service().missed()).isEqualTo(desk.now());
    assertThat(untilNextVisit()).isLessThan(Duration.ofHours(20));

    desk.forward(Duration.ofDays(2));
    desk.settle();
    deliver(rss("Three"));
    untilNextVisit();
    assertThat(untilNextVisit()).as("trusted again").isGreaterThanOrEqualTo(Duration.ofHours(20));
  }

  @Test
  void visitsAsBeforeOnceTheLeaseHasEnded() {
    deliver(rss("Two"));
    hub.answering(500);
    desk.forward(Duration.ofDays(11));
    desk.settle();

    assertThat(untilNextVisit()).isLessThan(Duration.ofHours(20));
  }

  @Test
  void refusesWhatIsTooLargeAndSaysSo() {
    String body = rss("Huge", "x".repeat(5 * 1024 * 1024));

    assertThat(deliver(body)).isEqualTo(413);
    assertThat(desk.titles()).doesNotContain("Huge");
  }

  @Test
  void hangsUpOnWhoDripsAndServesOthersMeanwhile() throws Exception {
    URI callback = URI.create(subscription.get("hub.callback"));
    try (Socket drip = new Socket(InetAddress.getLoopbackAddress(), callback.getPort())) {
      OutputStream out = drip.getOutputStream();
      out.write(
          ("POST " + callback.getPath() + " HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\n<")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(deliver(rss("Two"))).isEqualTo(200);
      assertThat(drip.getInputStream().read()).as("hung up").isEqualTo(-1);
    }
    assertThat(desk.titles()).contains("Two");
  }

  @Test
  void asksAHubToTryAgainWhileItIsNotKnownWhoseFeedItIs() {
    desk.shareOut(false);
    assertThat(deliver(rss("Two"))).isEqualTo(503);
    desk.shareOut(true);
    assertThat(deliver(rss("Two"))).isEqualTo(200);

    assertThat(desk.titles()).containsExactly("One", "Two");
  }

  @Test
  void refusesForGoodWhatIsNotItsOwn() {
    Feed other = Feed.at(host.at("/feed2"));
    host.serve(
        "/feed2",
        200,
        Map.of("Link", "<" + hub.url() + ">; rel=hub, <" + other.url() + ">; rel=self"),
        rss("A"));
    desk.follow(other);
    desk.settle();
    Map<String, String> question = new HashMap<>(hub.asked());
    desk.unfollow(other);

    assertThat(hub.deliver(question, rss("B")).join().statusCode()).isEqualTo(410);
    desk.settle();
    assertThat(desk.titles()).doesNotContain("B");
  }

  @Test
  void waitsForAVisitThatIsOutBeforeItReads() {
    CompletableFuture<HttpResponse<String>> first = hub.deliver(subscription, rss("Two"));
    CompletableFuture<HttpResponse<String>> second = hub.deliver(subscription, rss("Three"));

    assertThat(desk.await(first).statusCode()).isEqualTo(200);
    assertThat(desk.await(second).statusCode()).isEqualTo(200);
    assertThat(desk.titles()).containsExactlyInAnyOrder("One", "Two", "Three");
    assertThat(desk.status(feed).recent()).containsOnlyKeys("One", "Two", "Three");
  }
}
