package tributary.publish.email;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How fast mails may go out: so many a minute, evenly. For one thread.
final class Pace {
  /// What a mail costs. A minute earns as often as mails may go out in it.
  private static final long MINUTE = 60_000_000_000L;

  private static final long SECOND = 1_000_000_000L;

  private final @Nullable Integer perMinute;
  private final LongSupplier nanos;
  private long earned = MINUTE;
  private long last;

  /// @param perMinute 1 to 1,000,000; null for as fast as it goes
  /// @param nanos a clock that only ever goes on, `System::nanoTime`
  Pace(@Nullable Integer perMinute, LongSupplier nanos) {
    this.perMinute = perMinute;
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  /// Whether a further mail may go out now; it counts then. What was not used is lost after a
  /// second: a pause is not made up for in a burst.
  boolean take() {
    boolean ready = ready();
    if (ready && perMinute != null) {
      earned -= MINUTE;
    }
    return ready;
  }

  /// Whether a further mail may go out now.
  boolean ready() {
    if (perMinute == null) {
      return true;
    }
    long now = nanos.getAsLong();
    long most = Math.max(MINUTE, perMinute * SECOND);
    earned = Math.min(most, earned + perMinute * Math.min(now - last, MINUTE));
    last = now;
    return earned >= MINUTE;
  }
}
