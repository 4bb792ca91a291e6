package tributary.ingest.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tributary.events.feed.FeedStatus;
import tributary.ingest.identity.Newcomer;
import tributary.ingest.outlet.Arrival;
import tributary.ingest.outlet.Visited;

/// What one visit brings home. It is bounded: a visit is one transaction, held in memory until it
/// is written, and keeps others of its host waiting. What is left is found new at the next visit.
///
/// @param arrivals the newest, oldest of them first
/// @param whole whether nothing was left behind
record Haul(List<Arrival> arrivals, boolean whole) {
  /// Entries of one visit whose page, transcript or chapters are fetched.
  static final int MOST_FETCHED = 100;

  /// Text of one visit in characters; the item that goes over it is still brought.
  static final long MOST_TEXT = 16 * 1024 * 1024;

  /// How long a visit may go on fetching.
  static final Duration LONGEST = Duration.ofMinutes(5);

  /// When the rest is fetched.
  static final Duration REST = Duration.ofMinutes(2);

  /// Makes items of the newest newcomers, at least one.
  static Haul of(List<Newcomer> newcomers, ItemMaker maker, Clock clock)
      throws InterruptedException {
    Instant end = clock.instant().plus(LONGEST);
    List<Arrival> arrivals = new ArrayList<>();
    int fetched = 0;
    long text = 0;
    for (Newcomer newcomer : newcomers.reversed()) {
      boolean full = fetched >= MOST_FETCHED || text >= MOST_TEXT || clock.instant().isAfter(end);
      if (full) {
        break;
      }
      ItemMaker.Made made = made(newcomer, maker);
      arrivals.add(made.arrival());
      fetched += made.fetched() ? 1 : 0;
      text += made.text();
    }
    Collections.reverse(arrivals);
    return new Haul(arrivals, arrivals.size() == newcomers.size());
  }

  /// A fault at one entry is that entry's: it says so when it is to be written.
  private static ItemMaker.Made made(Newcomer newcomer, ItemMaker maker)
      throws InterruptedException {
    try {
      return maker.make(newcomer);
    } catch (RuntimeException e) {
      return maker.unmade(newcomer, e);
    } catch (StackOverflowError e) {
      return maker.unmade(newcomer, new IllegalArgumentException("nested too deeply", e));
    }
  }

  /// The visit, and another before long if anything was left behind.
  Visited before(Visited visited, Instant now) {
    FeedStatus status = visited.status();
    return whole
        ? visited
        : new Visited(visited.name(), status.visitedNext(now.plus(REST)), visited.arrivals());
  }
}
