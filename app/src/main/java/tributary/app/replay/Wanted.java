package tributary.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a replay is to make.
///
/// @param into name of the run
/// @param from items first seen before this are only there for what comes after; null for all
/// @param to items first seen at or after this are left out; null for all there will be
/// @param feeds ids of the feeds whose items it takes; empty for all
/// @param warmUp how long before `from` it begins to read; null for as long as enrich remembers
public record Wanted(
    String into,
    @Nullable Instant from,
    @Nullable Instant to,
    List<String> feeds,
    @Nullable Duration warmUp) {

  public Wanted {
    feeds = List.copyOf(feeds);
    if (from != null && to != null && !from.isBefore(to)) {
      throw new ReplayException("--to is after --from: " + from + ", " + to);
    }
  }
}
