package tributary.app.audit;

import java.util.EnumMap;
import java.util.Map;

/// Counts of one raw partition, while they are made.
final class Tally {
  /// What became of a version.
  enum Fate {
    IN_STORY,
    DUPLICATE,
    BACKLOG,
    FILTERED,
    DEAD_LETTERED,
    REJECTED
  }

  private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);

  void count(Fate fate) {
    counts.merge(fate, 1L, Long::sum);
  }

  private long of(Fate fate) {
    return counts.getOrDefault(fate, 0L);
  }

  /// The numbers, with those that are still open.
  ///
  /// @param lost how many of the open ones are nowhere
  Conservation with(long waiting, long lost) {
    long settled = counts.values().stream().mapToLong(Long::longValue).sum();
    return new Conservation(
        settled + waiting + lost,
        of(Fate.IN_STORY),
        of(Fate.DUPLICATE),
        of(Fate.BACKLOG),
        of(Fate.FILTERED),
        of(Fate.DEAD_LETTERED),
        of(Fate.REJECTED),
        waiting);
  }
}
