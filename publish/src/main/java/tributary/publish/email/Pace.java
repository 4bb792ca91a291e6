package tributary.publish.email;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How fast mails may go out: so many a minute, evenly. For one thread.
final class Pace {
  private static final double MINUTE_NANOS = 60e9;
  private static final double SECOND_NANOS = 1e9;

  private final @Nullable Integer perMinute;
  private final LongSupplier nanos;
  private double allowed = 1;
  private long last;

  /// @param perMinute null for as fast as it goes
  /// @param nanos a clock that only ever goes on, `System::nanoTime`
  Pace(@Nullable Integer perMinute, LongSupplier nanos) {
    this.perMinute = perMinute;
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  /// Whether a further mail may go out now; it counts then. What was not used is lost after a
  /// second: a pause is not made up for in a burst.
  boolean take() {
    if (perMinute == null) {
      return true;
    }
    long now = nanos.getAsLong();
    double most = Math.max(1, perMinute * SECOND_NANOS / MINUTE_NANOS);
    allowed = Math.min(most, allowed + perMinute * (now - last) / MINUTE_NANOS);
    last = now;
    if (allowed < 1) {
      return false;
    }
    allowed--;
    return true;
  }
}
