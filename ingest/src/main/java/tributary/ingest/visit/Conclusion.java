package tributary.ingest.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.feed.Manners;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.outlet.Arrival;
import tributary.ingest.outlet.Visited;
import tributary.ingest.push.Callbacks;
import tributary.ingest.schedule.Cadence;

/// What a visit came to becomes what is remembered of it: the outcome, the problem, and when to
/// come again.
record Conclusion(Cadence cadence, Callbacks callbacks, Clock clock) {

  /// Something was read.
  Visited fresh(Memory memory, @Nullable String problem, List<Arrival> arrivals) {
    Memory well = memory.failing(0).minding(memory.manners().throttled(null));
    Instant newest = arrivals.isEmpty() ? memory.newest() : clock.instant();
    return visited(well, Outcome.FRESH, problem, newest).bringing(arrivals);
  }

  /// Nothing was read, and this is why.
  Visited unread(Memory memory, Fetched fetched) {
    String problem = fetched.problem();
    return switch (fetched) {
      case Fetched.Fresh ignored -> throw new IllegalArgumentException("a body is to be read");
      case Fetched.NotModified same -> unchanged(memory, same);
      case Fetched.Throttled throttled -> throttled(memory, throttled);
      case Fetched.Refused ignored -> failed(memory, Outcome.REFUSED, problem);
      case Fetched.Challenged ignored -> failed(memory, Outcome.REFUSED, problem);
      case Fetched.Gone ignored -> failed(memory, Outcome.GONE, problem);
      case Fetched.Failing ignored -> failed(memory, Outcome.FAILING, problem);
      case Fetched.Unreachable ignored -> failed(memory, Outcome.UNREACHABLE, problem);
      case Fetched.Forbidden ignored -> failed(memory, Outcome.UNREACHABLE, problem);
      case Fetched.Overpacked ignored -> failed(memory, Outcome.UNREADABLE, problem);
    };
  }

  private Visited unchanged(Memory memory, Fetched.NotModified same) {
    Manners before = memory.manners();
    Relocation.Way way = new Relocation.Way(same.at(), same.permanent());
    Manners.Move move =
        Relocation.found(before.move(), memory.url(), memory.address(), way, clock.instant());
    Duration fresh = same.maxAge() == null ? before.fresh() : same.maxAge();
    Manners learnt =
        new Manners(before.rhythm(), before.hints(), fresh, before.source(), move, null);
    Memory well = memory.failing(0).minding(learnt);
    return visited(well, Outcome.UNCHANGED, null, memory.newest());
  }

  /// A visit that failed.
  ///
  /// @param problem a clause for a person
  Visited failed(Memory memory, Outcome outcome, @Nullable String problem) {
    Manners before = memory.manners();
    Manners.Move move = Relocation.failed(before.move(), memory.url(), clock.instant());
    Memory after =
        memory.failing(memory.failures() + 1).minding(before.throttled(null).moved(move));
    return visited(after, outcome, problem, memory.newest());
  }

  /// A host that asks us to wait is there: its move, if it has made one, stands.
  private Visited throttled(Memory memory, Fetched.Throttled throttled) {
    Manners.Throttle before = memory.manners().throttle();
    int times = before == null ? 1 : before.times() + 1;
    Instant until = cadence.until(memory.feed(), times, throttled.pause(), clock.instant());
    Manners learnt = memory.manners().throttled(new Manners.Throttle(until, times));
    Outcome outcome = throttled.status() == 503 ? Outcome.FAILING : Outcome.REFUSED;
    Memory after = memory.failing(memory.failures() + 1).minding(learnt);
    return visited(after, outcome, throttled.problem(), memory.newest());
  }

  private Visited visited(
      Memory memory, Outcome outcome, @Nullable String problem, @Nullable Instant newest) {
    Instant now = clock.instant();
    Cadence.Facts facts =
        new Cadence.Facts(
            memory.feed(),
            outcome,
            memory.failures(),
            memory.manners(),
            newest,
            callbacks.relied(memory.feed(), memory.push(), now));
    String told = problem == null ? null : sentence(problem);
    FeedStatus status =
        new FeedStatus(
            memory.feed(),
            memory.title(),
            memory.url(),
            memory.validators().etag(),
            memory.validators().lastModified(),
            now,
            cadence.next(facts, now),
            memory.failures(),
            outcome,
            told,
            memory.recent(),
            memory.manners(),
            memory.push(),
            FeedStatus.Outage.after(memory.outage(), now, outcome, told));
    return new Visited(memory.name(), status, List.of());
  }

  private static String sentence(String clause) {
    String end = clause.endsWith(".") ? "" : ".";
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + end;
  }
}
