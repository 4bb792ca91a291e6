package tributary.app.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Stands where it is put. Any thread.
public final class StandingClock extends Clock {
  private volatile Instant time;

  public StandingClock(Instant time) {
    this.time = time;
  }

  public void to(Instant next) {
    time = next;
  }

  void forward(Duration by) {
    time = time.plus(by);
  }

  @Override
  public Instant instant() {
    return time;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nobody asks for it");
  }
}
