package tributary.enrich.time;

import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import tributary.events.topic.Marked;

/// What each upstream of a task has promised, and up to where that closes time: the minimum over
/// all of them (docs/time.md). Kept in a store, so that it is restored with everything else. One
/// thread.
public final class Watermarks {
  private final KeyValueStore<String, Long> promises;
  private final int upstreams;

  /// @param promises a store of upstream → milliseconds, used by nobody else
  /// @param upstreams how many there are; while one has not promised anything nothing is closed
  public Watermarks(KeyValueStore<String, Long> promises, int upstreams) {
    this.promises = promises;
    this.upstreams = upstreams;
  }

  /// Time is closed up to here, inclusive; [Instant#MIN] before every upstream has spoken.
  public Instant closed() {
    int known = 0;
    long least = Long.MAX_VALUE;
    try (KeyValueIterator<String, Long> all = promises.all()) {
      while (all.hasNext()) {
        known++;
        least = Math.min(least, all.next().value);
      }
    }
    return known < upstreams ? Instant.MIN : Instant.ofEpochMilli(least);
  }

  /// Takes a promise in. A promise that says less than an earlier one of the same upstream is
  /// passed over.
  ///
  /// @return whether time closed further by it
  public boolean advance(Marked.Mark<?> mark) {
    Instant before = closed();
    Long known = promises.get(mark.from());
    long upTo = mark.upTo().toEpochMilli();
    if (known == null || known < upTo) {
      promises.put(mark.from(), upTo);
    }
    return closed().isAfter(before);
  }
}
