package tributary.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands where it is put, so that what happens in one step of the week bears one
/// time, whatever the machine's speed; at the end of the week it is let run. Never goes back. Any
/// thread may look at it.
final class WeekClock extends Clock {
  private volatile Clock hands;

  WeekClock(Instant start) {
    hands = Clock.fixed(start, ZoneOffset.UTC);
  }

  /// Puts it to `time`, if that is still to come.
  void advanceTo(Instant time) {
    if (time.isAfter(instant())) {
      hands = Clock.fixed(time, ZoneOffset.UTC);
    }
  }

  /// Lets it run on from where it stands.
  void run() {
    Clock system = Clock.systemUTC();
    hands = Clock.offset(system, Duration.between(system.instant(), instant()));
  }

  @Override
  public Instant instant() {
    return hands.instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(getZone())
        ? this
        : Clock.offset(
            Clock.system(zone), Duration.between(Clock.systemUTC().instant(), instant()));
  }
}
