package tributary.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
        null,
        null);
  }

  private @Nullable Feed take(Instant now) {
    Schedule.Call call = schedule.take(now, true);
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
}
