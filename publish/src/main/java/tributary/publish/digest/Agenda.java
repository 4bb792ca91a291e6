package tributary.publish.digest;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tributary.events.digest.Digest;

/// Which editions are to be made. For one thread.
///
/// Only the latest period that is over is ever looked at: after a long pause its edition is caught
/// up with, those of the weeks before are not. An edition that exists is never made again, and one
/// that was decided against is not thought about twice: its stories are complete and will not
/// change.
public final class Agenda {
  private final Editions editions;
  private final Instant since;
  private final Set<String> dropped = new HashSet<>();

  /// @param editions frozen so far
  /// @param since when this publisher began to watch
  public Agenda(Editions editions, Instant since) {
    this.editions = editions;
    this.since = since;
  }

  /// The period that is over at `now`, whose stories are complete, and that has no edition yet.
  ///
  /// @param closed up to when the stories are complete, if known
  public Optional<Period> due(Plan plan, Instant now, Optional<Instant> closed) {
    Period period = begun(plan, plan.schedule().lastEnded(now));
    String edition = plan.edition(period);
    boolean complete = closed.isPresent() && !closed.get().isBefore(period.to());
    return complete && !editions.has(edition) && !dropped.contains(edition)
        ? Optional.of(period)
        : Optional.empty();
  }

  /// The period as its edition covers it: one whose predecessor was published before its time
  /// begins where that one ended, so that nothing falls between them.
  public Period begun(Plan plan, Period period) {
    Period before = plan.schedule().lastEnded(period.from());
    return editions
        .get(plan.edition(before))
        .map(Digest::to)
        .filter(early -> early.isBefore(period.from()) && early.isAfter(before.from()))
        .map(early -> new Period(period.name(), early, period.to()))
        .orElse(period);
  }

  /// Whether somebody can be waiting for it. A week without a story gets an edition that says so,
  /// but not when nobody was reading yet: neither this publisher, nor an edition before, nor a
  /// story tells of that time.
  ///
  /// @param told whether any story was seen before the edition's end
  public boolean awaited(Digest digest, boolean told) {
    return !digest.entries().isEmpty()
        || told
        || since.isBefore(digest.to())
        || editions.hasAnyOf(digest.digest());
  }

  /// Decides against an edition, as long as this publisher runs.
  public void drop(String edition) {
    dropped.add(edition);
  }
}
