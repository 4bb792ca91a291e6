package tributary.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tributary.app.config.OperateConfig;
import tributary.app.config.OperateConfig.Switch;

class DiskGuardTest {
  private static final long GIB = 1024L * 1024 * 1024;

  private final DiskGuard guard = guard(1024, 5);

  private static DiskGuard guard(int megabytes, int percent) {
    return new DiskGuard(new OperateConfig(Switch.OFF, 0, "localhost", megabytes, percent, null));
  }

  private void free(double gibibytes, long of) {
    guard.measured(Map.of("data", new Room((long) (gibibytes * GIB), of * GIB)));
  }

  @Test
  void pausesBelowAGibibyteAndGoesOnByItself() {
    free(3, 10);
    assertThat(guard.paused()).isFalse();

    free(0.9, 10);
    assertThat(guard.paused()).isTrue();
    assertThat(guard.reason()).contains("the disk of data has 922 MiB of 10 GiB free");

    free(2, 10);
    assertThat(guard.paused()).isFalse();
    assertThat(guard.reason()).isEmpty();
  }

  @Test
  void pausesBelowFivePercentOfALargeDisk() {
    free(60, 1000);
    assertThat(guard.paused()).isFalse();
    free(49, 1000);
    assertThat(guard.paused()).isTrue();
  }

  @Test
  void doesNotGoToAndFroAtTheBound() {
    free(0.99, 10);
    free(1.02, 10);
    assertThat(guard.paused()).as("a little more is not room again").isTrue();
    free(1.2, 10);
    assertThat(guard.paused()).isFalse();
    free(1.02, 10);
    assertThat(guard.paused()).as("the same room on the way down").isFalse();
  }

  @Test
  void oneTightDiskOfManyIsEnoughAndIsNamed() {
    Room wide = new Room(50 * GIB, 100 * GIB);
    guard.measured(Map.of("data", wide, "broker 1", wide, "broker 2", new Room(0, 100 * GIB)));
    assertThat(guard.reason()).contains("the disk of broker 2 has 0 B of 100 GiB free");
  }

  @Test
  void waitsForNoDiskThatIsNotSeenAnyMore() {
    free(0.1, 10);
    guard.measured(Map.of());
    assertThat(guard.paused()).isFalse();
  }

  @Test
  void canBeSwitchedOff() {
    DiskGuard off = guard(0, 0);
    off.measured(Map.of("data", new Room(0, 10 * GIB)));
    assertThat(off.paused()).isFalse();
  }
}
