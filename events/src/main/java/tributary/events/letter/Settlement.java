package tributary.events.letter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was decided about a dead letter, on `settled-letters`.
///
/// @param letter its id, [Place#partition] and offset on `dead-letters` with a hyphen between
/// @param reason in an operator's words; null where none was given
public record Settlement(String letter, What what, @Nullable String reason, Instant at) {

  /// What can be decided.
  public enum What {
    /// It was put back where it came from, or is read from there again by itself.
    RETRIED,
    /// It is given up.
    DISCARDED
  }
}
