package tributary.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StillnessTest {
  private final AtomicLong clock = new AtomicLong();
  private final Stillness stillness = new Stillness(clock::get);

  private void minutes(long minutes) {
    clock.addAndGet(Duration.ofMinutes(minutes).toNanos());
  }

  @Test
  void whoGetsOnIsNotStill() {
    for (int position = 0; position < 10; position++) {
      minutes(4);
      assertThat(stillness.at(true, position)).isZero();
    }
  }

  @Test
  void whoHasWorkAndDoesNotGetOnIsStill() {
    stillness.at(true, 7);
    minutes(4);
    stillness.at(true, 7);
    minutes(4);
    assertThat(stillness.at(true, 7)).isEqualTo(Duration.ofMinutes(8));
    assertThat(stillness.at(true, 8)).as("once it gets on").isZero();
  }

  @Test
  void whoHasNothingToDoMayRest() {
    stillness.at(false, 7);
    minutes(600);
    assertThat(stillness.at(false, 7)).isZero();
    minutes(4);
    assertThat(stillness.at(true, 7))
        .as("from when there was work")
        .isEqualTo(Duration.ofMinutes(4));
  }
}
