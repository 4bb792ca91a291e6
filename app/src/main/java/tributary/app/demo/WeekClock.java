package tributary.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that runs as fast as any other, but can be put forward. Never goes back. Any thread may
/// look at it.
final class WeekClock extends Clock {
  private volatile Setting setting;

  /// Showed `time` when the machine's timer stood at `nanos`.
  private record Setting(Instant time, long nanos) {}

  WeekClock(Instant start) {
    setting = new Setting(start, System.nanoTime());
  }

  /// Puts it to `time`, if that is still to come.
  void advanceTo(Instant time) {
    if (time.isAfter(instant())) {
      setting = new Setting(time, System.nanoTime());
    }
  }

  @Override
  public Instant instant() {
    Setting now = setting;
    return now.time().plusNanos(System.nanoTime() - now.nanos());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(getZone())
        ? this
        : Clock.offset(Clock.system(zone), Duration.between(Instant.now(), instant()));
  }
}
