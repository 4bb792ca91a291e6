package tributary.publish.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void saysWhyAStoryIsNearWithoutTheMachinesFigures() {
    assertThat(Wording.reason("both: gpus; 2 days later; mean 352 below 380"))
        .isEqualTo("Both speak of gpus; 2 days later.");
    assertThat(Wording.reason("kept apart by week: 45 / 46"))
        .isEqualTo("They differ in week: 45 / 46.");
    assertThat(Wording.reason("mean 352 below 380")).isEmpty();
    assertThat(Wording.reason("Two sites.")).isEqualTo("Two sites.");
  }

  @Test
  void saysHowLongAnEpisodeIs() {
    assertThat(Wording.length(Duration.ofSeconds(10))).isEqualTo("1 min");
    assertThat(Wording.length(Duration.ofMinutes(59).plusSeconds(40))).isEqualTo("1 h 0 min");
    assertThat(Wording.length(Duration.ofHours(6))).isEqualTo("6 h 0 min");
  }

  @Test
  void saysBothDaysOfASpanOnceWhereTheyAreOne() {
    Instant day = Instant.parse("2026-11-30T12:00:00Z");

    assertThat(Wording.days(day, day, ZoneOffset.UTC)).isEqualTo("30 November 2026");
    assertThat(Wording.days(day, day.plus(Duration.ofDays(2)), ZoneOffset.UTC))
        .isEqualTo("30 November – 2 December 2026");
  }
}
