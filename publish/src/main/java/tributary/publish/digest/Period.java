package tributary.publish.digest;

import java.time.Instant;

/// The time that an edition covers.
///
/// @param name for example `2026-W46`, see [Schedule]
/// @param from inclusive
/// @param to exclusive
public record Period(String name, Instant from, Instant to) {
  public Period {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a period ends after it begins: " + name);
    }
  }

  /// Whether `when` lies in it.
  public boolean contains(Instant when) {
    return !when.isBefore(from) && when.isBefore(to);
  }
}
