package tributary.ingest;

import java.time.Duration;
import java.time.Instant;
import tributary.ingest.schedule.Roll;
import tributary.ingest.schedule.Schedule;

/// That a desk comes round, and how its feeds stood when it last counted them. One thread comes
/// round, any thread looks.
final class Rounds {
  private static final long COUNT = Duration.ofSeconds(5).toNanos();

  private volatile Roll roll = Roll.NONE;
  private volatile long last = System.nanoTime();
  private long counted = last - COUNT;

  /// Another round begins.
  void begin(Schedule schedule, Instant now) {
    last = System.nanoTime();
    if (last - counted >= COUNT) {
      counted = last;
      roll = schedule.roll(now);
    }
  }

  Roll roll() {
    return roll;
  }

  /// How long ago the last one began.
  Duration still() {
    return Duration.ofNanos(System.nanoTime() - last);
  }
}
