package tributary.events.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which run readers follow: publish makes editions and pages of it, and tells its stories on the
/// topic `stories`. Switching to another run is one further record.
///
/// @param run its name
/// @param turn counts the switches from 1; 0 where there was none
/// @param base what is added to a story's version on `stories`, so that versions rise there over a
///   switch too: the greatest version that was told there before it
/// @param since when it was switched to
/// @param before the run that was followed until then, to go back to; null where there was no
///   switch
public record Live(String run, int turn, int base, Instant since, @Nullable String before) {

  /// The key of the one record there is.
  public static final String KEY = "live";

  /// What holds before the first switch.
  public static final Live FIRST = new Live(Run.MAIN, 0, 0, Instant.EPOCH, null);

  public Live {
    if (turn < 0 || base < 0) {
      throw new IllegalArgumentException("turn and base count from 0: " + turn + ", " + base);
    }
  }

  /// The next switch.
  ///
  /// @param told the greatest version that was told on `stories` until now
  public Live to(String next, int told, Instant now) {
    return new Live(next, turn + 1, told, now, run);
  }
}
