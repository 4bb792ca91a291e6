package tributary.enrich.time;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;
import tributary.events.topic.Marked;

/// What each upstream of a task has promised, and up to where that closes time: the minimum over
/// all of them (docs/time.md). Kept in a store, so that it is restored with everything else. One
/// thread.
public final class Watermarks {
  /// Closed before anything was: before every record's time.
  private static final Instant NOTHING = Instant.ofEpochMilli(-1);

  private final KeyValueStore<String, Long> promises;
  private final Set<String> upstreams;
  private Instant closed;

  /// @param promises a store of upstream → milliseconds, used by nobody else
  /// @param upstreams their names; while one has not promised anything nothing is closed
  public Watermarks(KeyValueStore<String, Long> promises, Set<String> upstreams) {
    this.promises = promises;
    this.upstreams = Set.copyOf(upstreams);
    this.closed = least();
  }

  /// Time is closed up to here, inclusive; just before 1970 while an upstream has not spoken.
  public Instant closed() {
    return closed;
  }

  /// Takes a promise in. A promise that says less than an earlier one of the same upstream is
  /// passed over, and so is one of anybody else: a stray mark neither closes time nor holds it.
  ///
  /// @return up to where time closes by it; nothing where it stands as before
  public Optional<Instant> advance(Marked.Mark<?> mark) {
    long upTo = mark.upTo().toEpochMilli();
    if (!upstreams.contains(mark.from()) || upTo <= promised(mark.from())) {
      return Optional.empty();
    }
    promises.put(mark.from(), upTo);
    Instant now = least();
    if (!now.isAfter(closed)) {
      return Optional.empty();
    }
    closed = now;
    return Optional.of(now);
  }

  private Instant least() {
    return Instant.ofEpochMilli(upstreams.stream().mapToLong(this::promised).min().orElseThrow());
  }

  private long promised(String upstream) {
    Long known = promises.get(upstream);
    return known == null ? NOTHING.toEpochMilli() : known;
  }
}
