package tributary.ingest.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Instant NOW = Instant.parse("2026-11-12T10:00:00Z");
  private static final Instant QUIET = NOW.plus(Duration.ofMinutes(5));

  private final Pulse pulse = new Pulse(Duration.ofSeconds(2), NOW);

  @Test
  void isQuickAfterAStartAndWhileItemsComeIn() {
    assertThat(pulse.due(NOW, NOW.minusSeconds(2))).isTrue();
    assertThat(pulse.due(NOW, NOW.minusSeconds(1))).isFalse();

    pulse.quicken(QUIET);
    assertThat(pulse.due(QUIET, QUIET.minusSeconds(2))).isTrue();
  }

  @Test
  void isSlowWhenNothingComesButNeverStops() {
    assertThat(pulse.due(QUIET, QUIET.minusSeconds(29))).isFalse();
    assertThat(pulse.due(QUIET, QUIET.minusSeconds(30))).isTrue();
  }
}
