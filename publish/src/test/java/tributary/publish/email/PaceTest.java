package tributary.publish.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private long now;

  @Test
  void letsSoManyOutInAMinuteEvenly() {
    Pace pace = new Pace(60, () -> now);

    int out = 0;
    for (int tenths = 0; tenths < 600; tenths++) {
      int at = out;
      while (pace.take()) {
        out++;
      }
      assertThat(out - at).isLessThanOrEqualTo(1);
      now += Duration.ofMillis(100).toNanos();
    }

    assertThat(out).isBetween(59, 61);
  }

  @Test
  void doesNotMakeUpForAPauseInABurst() {
    Pace pace = new Pace(600, () -> now);
    now = Duration.ofHours(1).toNanos();

    int out = 0;
    while (pace.take()) {
      out++;
    }

    assertThat(out).isEqualTo(10);
  }

  @Test
  void letsEverythingOutWhereThereIsNoLimit() {
    Pace pace = new Pace(null, () -> now);
    for (int i = 0; i < 100_000; i++) {
      assertThat(pace.take()).isTrue();
    }
  }
}
