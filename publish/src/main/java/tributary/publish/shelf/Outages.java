package tributary.publish.shelf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Outage;

/// When a feed could not be read: the outages that its records told of, oldest first, no two with
/// the same begin.
record Outages(List<Outage> spans) {
  static final Outages NONE = new Outages(List.of());

  /// More than these nobody asks for: a period is a month at most.
  private static final int MOST = 60;

  Outages {
    spans = List.copyOf(spans);
  }

  /// What one record tells. One of before outages were kept tells of a failing feed's last visit.
  static Outages of(FeedStatus status) {
    Outage outage = status.outage();
    Instant visit = status.lastVisit();
    if (outage == null && !status.healthy() && visit != null) {
      return new Outages(List.of(new Outage(visit, null, status.outcome(), status.problem())));
    }
    return outage == null ? NONE : new Outages(List.of(outage));
  }

  /// These and what a later record tells. Where no end of an outage was told and another begins, it
  /// went on all the time.
  Outages with(Outages later) {
    List<Outage> all = new ArrayList<>(spans);
    for (Outage outage : later.spans()) {
      all.removeIf(known -> !known.since().isBefore(outage.since()));
      boolean on = !all.isEmpty() && all.getLast().until() == null;
      Instant since = on ? all.removeLast().since() : outage.since();
      all.add(new Outage(since, outage.until(), outage.outcome(), outage.problem()));
    }
    return new Outages(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /// For how long it could not be read between `from` and `to`.
  Duration within(Instant from, Instant to) {
    return spans.stream()
        .map(outage -> {
          Instant begin = outage.since().isAfter(from) ? outage.since() : from;
          Instant until = outage.until();
          Instant end = until == null || until.isAfter(to) ? to : until;
          return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
        })
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// The last outage that reaches into the time between `from` and `to`.
  Optional<Outage> last(Instant from, Instant to) {
    return spans.stream()
        .filter(outage -> outage.since().isBefore(to))
        .filter(outage -> outage.until() == null || outage.until().isAfter(from))
        .reduce((older, newer) -> newer);
  }
}
