package tributary.events.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a feed's document asks not to be visited: lower bounds, never reasons to come sooner.
///
/// @param atLeast between two visits (`ttl`, `sy:updatePeriod` over `sy:updateFrequency`)
/// @param skipHours hours of the day in UTC, 0 to 23
/// @param skipDays days of the week in UTC
public record Hints(@Nullable Duration atLeast, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
  /// The feed asks for nothing.
  public static final Hints NONE = new Hints(null, Set.of(), Set.of());

  public Hints {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }
}
