package tributary.ingest.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.FeedStatus;
import tributary.events.item.Ids;

/// How long to wait until the next visit. The same facts give the same answer: jitter comes from
/// the feed's id, so that feeds that failed together do not come back together.
public final class Cadence {
  private static final Duration LONGEST_HINT = Duration.ofDays(1);
  private static final int MAX_DOUBLINGS = 20;
  private static final int PER_MILLE = 1000;

  private final CadenceConfig config;

  public Cadence(CadenceConfig config) {
    this.config = config;
  }

  /// The wait after a visit.
  ///
  /// @param failures in a row, this one counted
  /// @param asked what the source asked for: after a good visit a lower bound, held to a day; after
  ///   a bad one (Retry-After) the wait itself
  public Duration pause(
      FeedStatus.Outcome outcome, String feed, int failures, @Nullable Duration asked) {
    return switch (outcome) {
      case NEVER -> Duration.ZERO;
      case FRESH, UNCHANGED -> atLeast(config.interval(), asked);
      case GONE -> config.goneInterval();
      case UNREACHABLE, REFUSED, UNREADABLE, FAILING ->
          asked == null ? backoff(feed, failures) : asked;
    };
  }

  private static Duration atLeast(Duration interval, @Nullable Duration asked) {
    if (asked == null || asked.compareTo(interval) <= 0) {
      return interval;
    }
    Duration held = asked.compareTo(LONGEST_HINT) > 0 ? LONGEST_HINT : asked;
    return held.compareTo(interval) > 0 ? held : interval;
  }

  /// Doubling, then between three quarters and the whole of it.
  private Duration backoff(String feed, int failures) {
    int doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
    Duration doubled = config.backoffFirst().multipliedBy(1L << doublings);
    Duration most = config.backoffMost();
    Duration full = doubled.compareTo(most) > 0 ? most : doubled;
    long lot = Long.parseUnsignedLong(Ids.hash(feed, Integer.toString(failures)), 16);
    long share = Long.remainderUnsigned(lot, PER_MILLE / 4);
    return full.minus(full.multipliedBy(share).dividedBy(PER_MILLE));
  }
}
