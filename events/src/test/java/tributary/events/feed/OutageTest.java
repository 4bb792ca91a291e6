package tributary.events.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tributary.events.feed.FeedStatus.Outage;
import tributary.events.feed.FeedStatus.Outcome;

class OutageTest {
  private static final Instant NOON = Instant.parse("2026-11-12T12:00:00Z");

  @Test
  void goesOnFromTheFirstFailureToTheFirstSuccess() {
    Outage begun = Outage.after(null, NOON, Outcome.UNREACHABLE, "Nobody answered.");
    Outage later = Outage.after(begun, NOON.plusSeconds(60), Outcome.FAILING, "It answered 500.");
    Outage over = Outage.after(later, NOON.plusSeconds(120), Outcome.UNCHANGED, null);

    assertThat(later).isEqualTo(new Outage(NOON, null, Outcome.FAILING, "It answered 500."));
    assertThat(over)
        .isEqualTo(new Outage(NOON, NOON.plusSeconds(120), Outcome.FAILING, "It answered 500."));
  }

  @Test
  void isRememberedWhileAllIsWellAndGivesWayToTheNextOne() {
    Outage over = new Outage(NOON, NOON.plusSeconds(60), Outcome.FAILING, null);

    assertThat(Outage.after(over, NOON.plusSeconds(120), Outcome.FRESH, null)).isEqualTo(over);
    assertThat(Outage.after(over, NOON.plusSeconds(180), Outcome.GONE, "Over."))
        .isEqualTo(new Outage(NOON.plusSeconds(180), null, Outcome.GONE, "Over."));
    assertThat(Outage.after(null, NOON, Outcome.FRESH, null)).isNull();
  }
}
