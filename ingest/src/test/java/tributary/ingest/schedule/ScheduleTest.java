package tributary.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.feed.Manners;

class ScheduleTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final Feed A = Feed.at(URI.create("http://a.example/1"));
  private static final Feed A2 = Feed.at(URI.create("http://a.example/2"));
  private static final Feed B = Feed.at(URI.create("http://b.example/"));

  private final Schedule schedule = new Schedule();

  private static FeedStatus status(Feed feed, URI url, Instant next) {
    return new FeedStatus(
        feed.id(),
        null,
        url,
        null,
        null,
        null,
        next,
        0,
        Outcome.FRESH,
        null,
        Map.of(),
        Manners.NONE,
        null);
  }

  private @Nullable Feed take(Instant now) {
    Schedule.Call call = schedule.take(now);
    return call == null ? null : call.feed();
  }

  @Test
  void callsANewFeedAtOnceAndARememberedOneAtItsTime() {
    schedule.follow(A);
    schedule.follow(B);
    schedule.remember(status(B, B.url(), NOON.plusSeconds(1)));

    assertThat(take(NOON)).isEqualTo(A);
    assertThat(take(NOON)).isNull();
    assertThat(take(NOON.plusSeconds(1))).isEqualTo(B);
  }

  @Test
  void sendsOneVisitAtATimeToAHost() {
    schedule.follow(A);
    schedule.follow(A2);

    assertThat(take(NOON)).isEqualTo(A);
    assertThat(take(NOON)).isNull();
    schedule.returned(A.id());
    schedule.remember(status(A, A.url(), NOON.plusSeconds(60)));
    assertThat(take(NOON)).isEqualTo(A2);
  }

  @Test
  void lendsAFeedThatIsNotOutAndHoldsUpNoHost() {
    schedule.follow(A);
    schedule.follow(A2);

    assertThat(schedule.lend(A.id())).isEqualTo(new Schedule.Call(A, null));
    assertThat(schedule.lend(A.id())).isNull();
    assertThat(take(NOON)).isEqualTo(A2);
    assertThat(schedule.lend(A2.id())).isNull();
    assertThat(schedule.lend(B.id())).as("not followed").isNull();
    schedule.returned(A2.id());
    assertThat(take(NOON)).as("its sister is back, it is not").isEqualTo(A2);
    schedule.returned(A2.id());
    schedule.remember(status(A2, A2.url(), NOON.plusSeconds(60)));
    assertThat(schedule.idle(NOON)).isFalse();
    schedule.returned(A.id());
    assertThat(take(NOON)).isEqualTo(A);
  }

  @Test
  void isIdleOnlyWhenNothingIsDueOrOut() {
    schedule.follow(A);
    assertThat(schedule.idle(NOON)).isFalse();
    take(NOON);
    assertThat(schedule.idle(NOON)).isFalse();
    schedule.returned(A.id());
    schedule.remember(status(A, A.url(), NOON.plusSeconds(60)));
    assertThat(schedule.idle(NOON)).isTrue();
    assertThat(schedule.idle(NOON.plusSeconds(60))).isFalse();
  }

  @Test
  void doesNotCallWhatIsPausedOrEnded() {
    schedule.follow(
        new Feed(A.id(), A.url(), null, Feed.FullText.AUTO, true, List.of(), Feed.Form.FEED, null));
    schedule.follow(B);
    schedule.unfollow(B.id());

    assertThat(take(NOON)).isNull();
    assertThat(schedule.idle(NOON)).isTrue();
  }

  @Test
  void callsAFeedAtOnceThatWasGivenANewAddress() {
    URI moved = URI.create("http://a.example/moved");
    schedule.follow(A);
    schedule.remember(status(A, A.url(), NOON.plusSeconds(60)));
    assertThat(take(NOON)).isNull();

    Feed changed =
        new Feed(A.id(), moved, null, Feed.FullText.AUTO, false, List.of(), Feed.Form.FEED, null);
    schedule.follow(changed);

    assertThat(take(NOON)).isEqualTo(changed);
  }

  @Test
  void backsOffDoublingToADayAndNeverGivesUp() {
    Cadence cadence = new Cadence(CadenceConfig.defaults());
    Duration[] full = {
      Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(40)
    };
    for (int i = 0; i < full.length; i++) {
      Duration pause = cadence.pause(Outcome.UNREACHABLE, "feed", i + 1, null);
      assertThat(pause).isBetween(full[i].multipliedBy(3).dividedBy(4), full[i]);
    }
    assertThat(cadence.pause(Outcome.UNREACHABLE, "feed", 1_000_000, null))
        .isBetween(Duration.ofHours(18), Duration.ofDays(1));
    assertThat(cadence.pause(Outcome.UNREACHABLE, "other", 3, null))
        .isNotEqualTo(cadence.pause(Outcome.UNREACHABLE, "feed", 3, null));
  }

  @Test
  void keepsToWhatTheSourceAsksFor() {
    Cadence cadence = new Cadence(CadenceConfig.defaults());
    Duration hour = Duration.ofHours(1);

    assertThat(cadence.pause(Outcome.FRESH, "f", 0, null)).isEqualTo(hour);
    assertThat(cadence.pause(Outcome.FRESH, "f", 0, Duration.ofMinutes(5))).isEqualTo(hour);
    assertThat(cadence.pause(Outcome.UNCHANGED, "f", 0, Duration.ofHours(3)))
        .isEqualTo(Duration.ofHours(3));
    assertThat(cadence.pause(Outcome.FRESH, "f", 0, Duration.ofDays(365)))
        .isEqualTo(Duration.ofDays(1));
    assertThat(cadence.pause(Outcome.REFUSED, "f", 9, Duration.ofMinutes(2)))
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(cadence.pause(Outcome.GONE, "f", 1, null)).isEqualTo(Duration.ofDays(1));
  }
}
