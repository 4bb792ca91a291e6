package tributary.ingest.push;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what became of what came to the callback addresses. Any thread.
public final class Tally {
  private final Map<Fate, LongAdder> counts = new ConcurrentHashMap<>();

  /// What became of a request.
  public enum Fate {
    /// A verification or a denial of something we had asked for.
    ANSWERED,
    /// A verification or denial of what we had not asked for, or an address nobody made.
    UNKNOWN,
    /// A ping, kept.
    KEPT,
    /// A ping without a right signature: answered like a good one, thrown away.
    UNSIGNED,
    /// A ping of another topic than the address was made for, thrown away.
    STRAY,
    /// A ping of a feed that is not ours (any more), or not wanted: refused for good.
    UNWANTED,
    /// Refused for its size.
    TOO_LARGE,
    /// Not now: the hub is to try again.
    DEFERRED,
    /// The request broke off, or took too long.
    BROKEN
  }

  void count(Fate fate) {
    counts.computeIfAbsent(fate, first -> new LongAdder()).increment();
  }

  /// How many there were, since the start.
  public long of(Fate fate) {
    LongAdder count = counts.get(fate);
    return count == null ? 0 : count.sum();
  }

  @Override
  public String toString() {
    Map<Fate, Long> all = new EnumMap<>(Fate.class);
    counts.forEach((fate, count) -> all.put(fate, count.sum()));
    return all.toString();
  }
}
