package tributary.publish;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands still until it is led on; from any thread.
public final class SampleClock extends Clock {
  private volatile Instant now;

  public SampleClock(Instant now) {
    this.now = now;
  }

  /// Sets it.
  public void lead(Instant to) {
    now = to;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
