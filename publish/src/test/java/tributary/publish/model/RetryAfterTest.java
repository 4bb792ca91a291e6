package tributary.publish.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-16T06:00:00Z");

  @Test
  void readsSecondsAndDates() {
    assertThat(RetryAfter.read(" 120 ", NOW)).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.read("Mon, 16 Nov 2026 06:00:30 GMT", NOW))
        .contains(Duration.ofSeconds(30));
    assertThat(RetryAfter.read("Mon, 16 Nov 2026 05:00:00 GMT", NOW)).contains(Duration.ZERO);
  }

  @Test
  void readsNothingElse() {
    for (String value : new String[] {"", "-1", "soon", "1.5", "99999999999999999999"}) {
      assertThat(RetryAfter.read(value, NOW)).as(value).isEmpty();
    }
  }
}
