package tributary.ingest.outlet;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tributary.events.feed.FeedStatus;

/// A finished visit, not yet written.
///
/// @param name of the feed, as readers know it
/// @param status how it went; remembers the items of earlier visits only
/// @param arrivals what is new, oldest first
public record Visited(String name, FeedStatus status, List<Arrival> arrivals) {
  public Visited {
    arrivals = List.copyOf(arrivals);
  }

  /// The same visit, with what it brought.
  public Visited bringing(List<Arrival> brought) {
    return new Visited(name, status, brought);
  }

  /// The status to write: it remembers the arrivals too.
  public FeedStatus remembering(Instant stamp) {
    Map<String, FeedStatus.Seen> recent = new HashMap<>(status.recent());
    arrivals.forEach(a -> recent.put(a.identity(), a.seen(stamp)));
    return status.remembering(recent);
  }
}
