package tributary.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.ingest.visit.PoliteWorld.Answer;

/// When a feed has moved for good, by what the old and the new address are asked.
class MovingTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String FEED = PoliteWorld.every(Duration.ofHours(4));
  private static final Answer GOOD = Answer.feed(FEED, "ETag", "\"1\"");

  private final PoliteWorld world = new PoliteWorld();

  @AfterEach
  void end() {
    world.close();
  }

  private static Answer to(int status, String path) {
    return Answer.of(status, "Location", path);
  }

  private void days(int days) throws InterruptedException {
    world.pass(DAY.multipliedBy(days));
  }

  /// Whether the new address is visited, and the old one no more.
  private boolean moved() throws InterruptedException {
    int old = world.times("/feed");
    int fresh = world.times("/new");
    days(1);
    return world.times("/feed") == old && world.times("/new") > fresh;
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 308})
  void aPermanentRedirectIsBelievedOnceItHasHeldForADay(int status) throws InterruptedException {
    world.says("/feed", to(status, "/new"));
    world.says("/new", GOOD, Answer.of(304));
    world.follow("/feed");

    world.pass(Duration.ofHours(20));
    assertThat(world.times("/feed")).isEqualTo(world.times("/new")).isGreaterThan(3);
    days(1);
    assertThat(moved()).isTrue();
    assertThat(world.items("/feed")).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 303, 307})
  void aTemporaryOneIsFollowedEachTime(int status) throws InterruptedException {
    world.says("/feed", to(status, "/new"));
    world.says("/new", GOOD, Answer.of(304));
    world.follow("/feed");

    days(5);
    assertThat(world.times("/feed")).isEqualTo(world.times("/new"));
  }

  @Test
  void aChainIsPermanentOnlyIfAllOfItIs() throws InterruptedException {
    world.says("/feed", to(301, "/between"));
    world.says("/between", to(302, "/new"));
    world.says("/new", GOOD);
    world.follow("/feed");

    days(5);
    assertThat(world.times("/feed")).isEqualTo(world.times("/new"));
  }

  @Test
  void aChainThatIsPermanentIsFollowedToItsEnd() throws InterruptedException {
    world.says("/feed", to(301, "/between"));
    world.says("/between", to(308, "/new"));
    world.says("/new", GOOD);
    world.follow("/feed");

    days(3);
    assertThat(moved()).isTrue();
    assertThat(world.status("/feed").manners().move().to()).isEqualTo(world.at("/new"));
  }

  @Test
  void aRedirectThatDoesNotHoldIsForgotten() throws InterruptedException {
    world.says("/feed", turn -> turn % 3 == 2 ? GOOD : to(301, "/new"));
    world.says("/new", GOOD);
    world.follow("/feed");

    days(5);
    assertThat(world.status("/feed").manners().move())
        .satisfiesAnyOf(m -> assertThat(m).isNull(), m -> assertThat(m.held()).isFalse());
  }

  @Test
  void aRedirectToNoFeedIsNeverBelieved() throws InterruptedException {
    world.says("/feed", GOOD, to(301, "/new"));
    world.says("/new", Answer.feed("<html><body>This domain is for sale</body></html>"));
    world.follow("/feed");

    days(20);
    assertThat(world.status("/feed").outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(world.status("/feed").manners().move()).isNull();
    world.says("/feed", turn -> GOOD);
    days(2);
    assertThat(world.status("/feed").outcome()).isEqualTo(Outcome.FRESH);
  }

  @Test
  void theOldAddressComesBackWhenTheNewOneFails() throws InterruptedException {
    world.says("/feed", to(301, "/new"));
    world.says("/new", GOOD);
    world.follow("/feed");
    days(3);

    world.says("/new", turn -> Answer.of(404));
    world.says("/feed", turn -> GOOD);
    days(2);

    assertThat(world.status("/feed").outcome()).isEqualTo(Outcome.FRESH);
    assertThat(world.status("/feed").manners().move()).isNull();
    assertThat(world.items("/feed")).isEqualTo(5);
  }

  @Test
  void theNewAddressIsTriedAgainWhenTheOldOneIsDeadToo() throws InterruptedException {
    world.says("/feed", to(301, "/new"));
    world.says("/new", GOOD);
    world.follow("/feed");
    days(3);

    world.says("/new", turn -> Answer.of(500));
    world.says("/feed", turn -> Answer.of(404));
    days(1);
    world.says("/new", turn -> GOOD);
    days(4);

    assertThat(world.status("/feed").outcome()).isEqualTo(Outcome.FRESH);
    assertThat(moved()).isTrue();
  }

  @Test
  void aValidatorIsNotSentToAnAddressThatDidNotGiveIt() throws InterruptedException {
    world.says("/feed", to(302, "/new"), to(302, "/new"), GOOD);
    world.says("/new", Answer.feed(FEED, "ETag", "\"of the new one\""));
    world.follow("/feed");
    days(1);

    assertThat(world.sent("/new", "If-None-Match")).containsExactly(null, "\"of the new one\"");
    assertThat(world.sent("/feed", "If-None-Match").subList(0, 3)).containsOnlyNulls();
    assertThat(world.sent("/feed", "If-None-Match").get(3)).isEqualTo("\"1\"");
  }

  @Test
  void theMoveOutlivesARestart() throws InterruptedException {
    world.says("/feed", to(301, "/new"));
    world.says("/new", GOOD);
    world.follow("/feed");
    days(3);
    world.restart();

    assertThat(moved()).isTrue();
  }

  @Test
  void aThrottleAtTheNewAddressIsNoReasonToGoBack() throws InterruptedException {
    world.says("/feed", to(301, "/new"));
    world.says("/new", GOOD);
    world.follow("/feed");
    days(3);
    world.says("/new", turn -> Answer.of(429, "Retry-After", "600"));

    assertThat(moved()).isTrue();
  }

  private static Answer announcing(URI address) {
    String mark = "<itunes:new-feed-url>" + address + "</itunes:new-feed-url>";
    return Answer.feed(FEED.replaceFirst("<item>", mark + "<item>"), "ETag", "\"1\"");
  }

  @Test
  void anAnnouncedAddressIsBelievedOnceItHasHeldAndHasTheFeed() throws InterruptedException {
    world.says("/feed", turn -> announcing(world.at("/new")));
    world.says("/new", turn -> announcing(world.at("/new")));
    world.follow("/feed");

    world.pass(Duration.ofHours(20));
    assertThat(world.times("/new")).isZero();
    days(1);
    assertThat(moved()).isTrue();
    assertThat(world.items("/feed")).isEqualTo(5);
  }

  @Test
  void anAnnouncedAddressWithoutTheFeedIsNotBelieved() throws InterruptedException {
    world.says("/feed", turn -> announcing(world.at("/new")));
    world.says("/new", Answer.feed("<html>soon</html>"));
    world.follow("/feed");

    days(5);
    assertThat(world.status("/feed").outcome()).isEqualTo(Outcome.FRESH);
    assertThat(world.times("/feed")).isGreaterThan(40);
    assertThat(world.times("/new")).isBetween(1, 5);
  }

  @Test
  void anAnnouncedAddressOfAnotherFeedIsNotBelieved() throws InterruptedException {
    world.says("/feed", turn -> announcing(world.at("/new")));
    world.says("/new", Answer.feed(FEED.replace(">g", ">other").replace(">T", ">Other news ")));
    world.follow("/feed");

    days(5);
    assertThat(world.items("/feed")).isEqualTo(5);
    assertThat(world.status("/feed").manners().move().held()).isFalse();
  }

  @Test
  void anAddressThatOnlyAnnouncesItselfIsNoMove() throws InterruptedException {
    world.says("/feed", turn -> announcing(world.at("/feed")));
    world.follow("/feed");

    days(2);
    assertThat(world.status("/feed").manners().move()).isNull();
  }
}
