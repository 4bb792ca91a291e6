package tributary.events.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  private static final Instant SEEN = Instant.parse("2026-11-12T10:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 71, 72})
  void keepsADateOfTheLastThreeDaysAsItIs(long hours) {
    Instant published = SEEN.minus(Duration.ofHours(hours));
    assertThat(published(published).clamped()).isEqualTo(published);
    assertThat(published(published).backlog()).isFalse();
  }

  @Test
  void countsAFutureDateAsFirstSeen() {
    assertThat(published(SEEN.plusSeconds(1)).clamped()).isEqualTo(SEEN);
    assertThat(published(Instant.parse("9999-01-01T00:00:00Z")).backlog()).isFalse();
  }

  @Test
  void clampsAnOlderDateAndCallsItBacklog() {
    Dates old = published(SEEN.minus(Dates.REACH).minusMillis(1));
    assertThat(old.clamped()).isEqualTo(SEEN.minus(Dates.REACH));
    assertThat(old.backlog()).isTrue();
  }

  @Test
  void countsAMissingDateAsFirstSeenAndAsNews() {
    Dates undated = new Dates(null, null, null, null, SEEN);
    assertThat(undated.clamped()).isEqualTo(SEEN);
    assertThat(undated.backlog()).isFalse();
  }

  private static Dates published(Instant published) {
    return new Dates(published, "pubDate", null, null, SEEN);
  }
}
