package tributary.publish.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Digest;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Outage;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.feed.Manners;

class OutagesTest {
  private static final Instant END = Instant.parse("2026-11-16T06:00:00Z");
  private static final Instant BEGIN = END.minus(Duration.ofDays(7));
  private static final Feed FEED = Feed.at(URI.create("https://paper.example/feed"));
  private final Following following = new Following();

  OutagesTest() {
    following.feed(FEED.id(), FEED);
  }

  @Test
  void namesWhatFailedAllWeekThoughItWorksNow() {
    tell("Paper", Outcome.FRESH, new Outage(at(0), at(160), Outcome.FAILING, "It said 500."));

    assertThat(unreached())
        .containsExactly(
            new Digest.Unreached(FEED.id(), "Paper", "It said 500. It can be read again."));
  }

  @Test
  void doesNotNameWhatFailsSinceAnHour() {
    tell("Paper", Outcome.UNREACHABLE, new Outage(at(167), null, Outcome.UNREACHABLE, null));

    assertThat(unreached()).isEmpty();
  }

  @Test
  void namesWhatFailsForHalfOfThePeriodOrMore() {
    tell("Paper", Outcome.UNREACHABLE, new Outage(at(84), null, Outcome.UNREACHABLE, null));
    assertThat(unreached())
        .extracting(Digest.Unreached::reason)
        .containsExactly("Nobody answered.");

    tell("Paper", Outcome.UNREACHABLE, new Outage(at(85), null, Outcome.UNREACHABLE, null));
    assertThat(following.unreached(BEGIN, END)).hasSize(1); // the record before still counts
  }

  @Test
  void addsUpSeveralOutagesOfWhichEachRecordKnowsTheLast() {
    tell("Paper", Outcome.FRESH, new Outage(at(0), at(50), Outcome.FAILING, "It said 500."));
    assertThat(unreached()).isEmpty();

    tell("Paper", Outcome.FRESH, new Outage(at(100), at(140), Outcome.FAILING, "It said 502."));
    assertThat(unreached())
        .extracting(Digest.Unreached::reason)
        .containsExactly("It said 502. It can be read again.");
  }

  @Test
  void takesNoAccountOfTimesOutsideThePeriod() {
    tell(
        "Paper",
        Outcome.UNREACHABLE,
        new Outage(END.plusSeconds(1), null, Outcome.UNREACHABLE, null));
    assertThat(unreached()).isEmpty();

    tell("Paper", Outcome.FRESH, new Outage(at(-500), at(-10), Outcome.FAILING, null));
    assertThat(unreached()).isEmpty();
  }

  @Test
  void namesWhatCouldNeverBeReadHoweverShortlyItIsFollowed() {
    tell(null, Outcome.UNREACHABLE, new Outage(at(167), null, Outcome.UNREACHABLE, "Nobody."));

    assertThat(unreached()).extracting(Digest.Unreached::title).containsExactly("paper.example");
  }

  @Test
  void goesByTheVisitsOfRecordsOfBeforeOutagesWereKept() {
    for (int hour = 0; hour < 160; hour += 40) {
      following.status(FEED.id(), status("Paper", Outcome.FAILING, null, at(hour)));
    }

    assertThat(unreached())
        .extracting(Digest.Unreached::reason)
        .containsExactly("The site has trouble of its own.");
  }

  private static Instant at(int hour) {
    return BEGIN.plus(Duration.ofHours(hour));
  }

  private List<Digest.Unreached> unreached() {
    return following.unreached(BEGIN, END);
  }

  private void tell(@Nullable String title, Outcome outcome, Outage outage) {
    following.status(FEED.id(), status(title, outcome, outage, END));
  }

  private static FeedStatus status(
      @Nullable String title, Outcome outcome, @Nullable Outage outage, Instant visit) {
    return new FeedStatus(
        FEED.id(),
        title,
        FEED.url(),
        null,
        null,
        visit,
        visit,
        1,
        outcome,
        null,
        Map.of(),
        Manners.NONE,
        null,
        outage);
  }
}
