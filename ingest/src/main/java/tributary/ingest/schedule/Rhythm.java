package tributary.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The typical time between two entries of a feed, by their dates: the median of its latest gaps. A
/// median does not mind a pinned entry of last year.
public final class Rhythm {
  private static final int LATEST = 30;

  /// Entries nearer than this came as one: a batch each morning is a daily feed.
  private static final Duration ONE_BATCH = Duration.ofMinutes(10);

  private Rhythm() {}

  /// Null where fewer than three batches bear a date.
  ///
  /// @param dates of a feed's entries, in any order; what is still to come counts for nothing
  public static @Nullable Duration of(Collection<Instant> dates, Instant now) {
    List<Duration> gaps = new ArrayList<>();
    Instant later = null;
    for (Instant date : latestFirst(dates, now)) {
      Duration gap = later == null ? null : Duration.between(date, later);
      if (gap != null && gap.compareTo(ONE_BATCH) < 0) {
        continue;
      }
      if (gap != null) {
        gaps.add(gap);
      }
      later = date;
    }
    if (gaps.size() < 2) {
      return null;
    }
    gaps.sort(Comparator.naturalOrder());
    return gaps.get(gaps.size() / 2);
  }

  private static List<Instant> latestFirst(Collection<Instant> dates, Instant now) {
    return dates.stream()
        .filter(date -> !date.isAfter(now))
        .sorted(Comparator.reverseOrder())
        .limit(LATEST)
        .toList();
  }
}
