package tributary.app.monitor;

import java.time.Duration;
import java.util.function.LongSupplier;

/// For how long somebody who should get on has not. Any thread.
final class Stillness {
  private final LongSupplier nanos;
  private long position = -1;
  private long since;

  Stillness() {
    this(System::nanoTime);
  }

  /// @param nanos a clock that only goes forward
  Stillness(LongSupplier nanos) {
    this.nanos = nanos;
    this.since = nanos.getAsLong();
  }

  /// Takes in how it stands.
  ///
  /// @param hasWork whether there is anything to do, and nothing in the way of it
  /// @param now a number that grows as long as it gets on
  /// @return for how long it has stood still; zero where it need not get on
  synchronized Duration at(boolean hasWork, long now) {
    if (!hasWork || now != position) {
      position = now;
      since = nanos.getAsLong();
    }
    return Duration.ofNanos(nanos.getAsLong() - since);
  }
}
