package tributary.publish.shelf;

import java.util.Map;
import tributary.publish.log.TopicReader;

/// A bookmark for two readers of one topic: the one that needs more begins.
///
/// @param kept stories that go on from where they were left; those that do not last need nothing
///   for themselves
/// @param needed the offset that the other one begins at, by partition
public record Sooner(Stories kept, Map<Integer, Long> needed) implements TopicReader.Bookmark {
  public Sooner {
    needed = Map.copyOf(needed);
  }

  @Override
  public void begin(Map<Integer, Long> ends) {
    kept.begin(ends);
  }

  @Override
  public long next(int partition) {
    long from = needed.getOrDefault(partition, 0L);
    return kept.last() ? Math.min(kept.next(partition), from) : from;
  }
}
