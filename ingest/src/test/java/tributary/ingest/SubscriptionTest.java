package tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.feed.Feed;
import tributary.events.feed.Push.State;
import tributary.ingest.push.Tally.Fate;

/// Verification, denial, lease and end of a subscription (W3C WebSub, section 5; number of
/// websub.rocks in brackets), against a real hub and a real publisher.
class SubscriptionTest {
  private static final Duration LEASE = Duration.ofDays(10);

  @TempDir Path folder;
  private final TestSource source = new TestSource();
  private final Feed feed = Feed.at(source.host().at("/feed"));
  private TestDesk desk;

  @BeforeEach
  void open() {
    desk = new TestDesk(Map.of(), folder.resolve("key"), true);
  }

  @AfterEach
  void end() {
    desk.close();
    source.close();
  }

  private void visit() {
    desk.follow(feed);
    desk.settle();
  }

  /// A question that the hub has verified.
  private Map<String, String> subscribed() throws Exception {
    source.publish("/feed", source.links("/feed"), "");
    visit();
    Map<String, String> question = source.hub().asked();
    assertThat(source.hub().verify(question, Map.of()).statusCode()).isEqualTo(200);
    desk.settle();
    assertThat(desk.push(feed).state()).isEqualTo(State.ACTIVE);
    return question;
  }

  @Test
  void echoesTheChallengeOfWhatItAskedForAndTakesTheLeaseAsGranted() throws Exception {
    source.publish("/feed", source.links("/feed"), "");
    visit();
    var answer = source.hub().verify(source.hub().asked(), Map.of("hub.lease_seconds", "86400"));
    desk.settle();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("a challenge & more");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    assertThat(desk.push(feed).state()).isEqualTo(State.ACTIVE);
    assertThat(desk.push(feed).until()).isEqualTo(desk.now().plus(Duration.ofDays(1)));
  }

  @Test // 205
  void refusesToVerifyAnotherTopic() throws Exception {
    source.publish("/feed", source.links("/feed"), "");
    visit();
    Map<String, String> question = source.hub().asked();

    var answer =
        source.hub().verify(question, Map.of("hub.topic", source.host().at("/wrong").toString()));
    desk.settle();

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
    assertThat(desk.push(feed).state()).isEqualTo(State.ASKED);
  }

  @Test
  void refusesAnAddressThatNobodyMade() throws Exception {
    source.publish("/feed", source.links("/feed"), "");
    visit();
    Map<String, String> question = new HashMap<>(source.hub().asked());
    String callback = question.get("hub.callback");
    question.put("hub.callback", callback.substring(0, callback.length() - 1) + "x");

    assertThat(source.hub().verify(question, Map.of()).statusCode()).isEqualTo(404);
    assertThat(source.hub().deliver(question, TestSource.rss("")).join().statusCode())
        .isEqualTo(404);
    assertThat(desk.tally().of(Fate.UNKNOWN)).isEqualTo(2);
  }

  @Test
  void refusesAnEndThatItDidNotAskForAndASecondVerification() throws Exception {
    Map<String, String> question = subscribed();

    assertThat(source.hub().verify(question, Map.of("hub.mode", "unsubscribe")).statusCode())
        .isEqualTo(404);
    assertThat(source.hub().verify(question, Map.of()).statusCode()).isEqualTo(404);
    assertThat(source.hub().verify(question, Map.of("hub.mode", "publish")).statusCode())
        .isEqualTo(404);
    assertThat(desk.push(feed).state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void isVerifiedByAHubThatDoesSoBeforeItAnswers() {
    source.hub().verifyingFirst();
    source.publish("/feed", source.links("/feed"), "");
    visit();

    assertThat(source.hub().asked()).containsEntry("verified", "a challenge & more");
    assertThat(desk.push(feed).state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void remembersADenialWithItsReasonAndPollsOn() throws Exception {
    source.publish("/feed", source.links("/feed"), "");
    visit();
    Map<String, String> question = source.hub().asked();

    var answer =
        source
            .hub()
            .verify(question, Map.of("hub.mode", "denied", "hub.reason", "full <b>up</b>\r\nX: y"));
    desk.settle();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(desk.push(feed).state()).isEqualTo(State.DENIED);
    assertThat(desk.push(feed).asking().problem()).isEqualTo("the hub denies it: full up X: y");
    int before = desk.visits();
    desk.forward(Duration.ofDays(1));
    desk.settle();
    assertThat(desk.visits()).isGreaterThan(before);
    assertThat(source.hub().unasked()).isTrue();
    desk.forward(Duration.ofDays(7));
    desk.settle();
    assertThat(source.hub().asked()).containsEntry("hub.mode", "subscribe");
  }

  @Test
  void renewsBeforeTheLeaseEnds() throws Exception {
    subscribed();
    desk.forward(LEASE.multipliedBy(7).dividedBy(10));
    desk.settle();
    assertThat(source.hub().unasked()).isTrue();
    desk.forward(LEASE.multipliedBy(2).dividedBy(10));
    desk.settle();

    Map<String, String> renewal = source.hub().asked();
    assertThat(desk.push(feed).state()).as("meanwhile").isEqualTo(State.ACTIVE);
    assertThat(source.hub().verify(renewal, Map.of()).statusCode()).isEqualTo(200);
    desk.settle();
    assertThat(desk.push(feed).until()).isEqualTo(desk.now().plus(LEASE));
  }

  @Test
  void knowsItsSubscriptionAfterARestartAndMakesANewOneAtAnotherAddress() throws Exception {
    Map<String, String> question = subscribed();
    TestDesk old = desk;
    old.close();

    desk = new TestDesk(old.remembered(), folder.resolve("key"), true);
    desk.follow(feed);
    desk.settle();

    Map<String, String> again = source.hub().asked();
    assertThat(again.get("hub.callback")).isNotEqualTo(question.get("hub.callback"));
    assertThat(again.get("hub.secret")).isEqualTo(question.get("hub.secret"));
    assertThat(source.hub().verify(again, Map.of()).statusCode()).isEqualTo(200);
    desk.settle();
    assertThat(desk.push(feed).state()).isEqualTo(State.ACTIVE);
    assertThat(source.hub().unasked()).isTrue();
  }

  @Test
  void asksAHubThatFailsAtANewAddressNoMoreOftenThanAnyOther() throws Exception {
    subscribed();
    TestDesk old = desk;
    old.close();
    source.hub().answering(500);

    desk = new TestDesk(old.remembered(), folder.resolve("key"), true);
    desk.follow(feed);
    desk.settle();

    source.hub().asked();
    assertThat(source.hub().unasked()).isTrue();
  }

  @Test
  void doesNotKeepItsAddressWhenAHubRepeatsItInADenial() throws Exception {
    source.publish("/feed", source.links("/feed"), "");
    visit();
    Map<String, String> question = source.hub().asked();
    String callback = question.get("hub.callback");

    source.hub().verify(question, Map.of("hub.mode", "denied", "hub.reason", "no " + callback));
    desk.settle();

    assertThat(desk.push(feed).asking().problem())
        .contains("no http")
        .doesNotContain(callback.replaceFirst(".*/", ""));
  }

  @Test
  void endsTheSubscriptionOfAFeedThatIsPausedOrUnfollowed() throws Exception {
    Map<String, String> question = subscribed();
    desk.unfollow(feed);
    desk.settle();

    Map<String, String> end = source.hub().asked();
    assertThat(end).containsEntry("hub.mode", "unsubscribe").doesNotContainKey("hub.secret");
    var answer = source.hub().verify(end, Map.of());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("a challenge & more");
    assertThat(source.hub().deliver(question, TestSource.rss("")).join().statusCode())
        .isEqualTo(410);

    desk.follow(feed);
    desk.settle();
    assertThat(source.hub().asked()).as("followed again").containsEntry("hub.mode", "subscribe");
  }

  @Test
  void keepsItsSecretToItself() throws Exception {
    Map<String, String> question = subscribed();
    String token = question.get("hub.callback").replaceFirst(".*/", "");

    assertThat(desk.remembered().toString())
        .doesNotContain(token)
        .doesNotContain(question.get("hub.secret"));
    assertThat(folder.resolve("key")).content().hasSizeGreaterThan(64);
    assertThat(Files.getPosixFilePermissions(folder.resolve("key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
