package tributary.app.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.StreamsException;
import tributary.app.config.Config;
import tributary.app.run.RunFolder;
import tributary.app.run.Runs;
import tributary.app.topic.Closed;
import tributary.app.topic.TopicDesk;
import tributary.enrich.Enrich;
import tributary.enrich.Rules;
import tributary.enrich.extent.Extent;
import tributary.events.run.Run;
import tributary.events.run.Run.State;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;

/// Makes a run beside the others and works on it until it has caught up. Whoever asks for the same
/// again, after whatever end, goes on where it was.
///
/// @param progress hears a line every few seconds
public record Replay(Cluster cluster, Config config, Clock clock, Consumer<String> progress) {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /// When nothing has moved for so long, nothing will.
  private static final Duration STALLED = Duration.ofMinutes(10);

  /// What came of it.
  ///
  /// @param done whether it has caught up; else it was asked to end before
  /// @param rate items a second
  public record Outcome(Run run, Plan plan, boolean done, double rate) {}

  /// The run that is wanted: as it was left, or as it will be made.
  ///
  /// @throws ReplayException if there is one of that name that is another
  public Run run(Wanted wanted) {
    if (!Run.isName(wanted.into())) {
      throw new ReplayException(
          "a run's name is made of 1 to 30 lower-case letters, digits and hyphens: '%s'"
              .formatted(wanted.into()));
    }
    Runs runs = Runs.on(cluster);
    Run known = runs.all().get(wanted.into());
    if (known == null) {
      Leftovers.of(cluster.of(wanted.into()), runs).refuse();
      return made(wanted);
    }
    if (known.state() != State.FILLING) {
      String what = known.state() == State.ENDED ? "is done" : "is followed";
      throw new ReplayException(
          "run %s is there and %s: name another with --into, or `tributary replay drop %s` first"
              .formatted(known.name(), what, known.name()));
    }
    boolean ends = wanted.to() != null || !wanted.feeds().isEmpty();
    if (!Objects.equals(known.from(), wanted.from())
        || !known.feeds().equals(sorted(wanted.feeds()))
        || (wanted.to() != null && !wanted.to().equals(known.to()))
        || (known.to() != null) != ends) {
      throw new ReplayException(
          "run %s was begun with other bounds (%s): ask for it with the same, or `tributary replay drop %s` first"
              .formatted(known.name(), Bounds.inWords(known), known.name()));
    }
    return known;
  }

  private Run made(Wanted wanted) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    // Who takes in some feeds alone has an end: it can be compared, and never followed.
    Instant end = wanted.to() == null && !wanted.feeds().isEmpty() ? now : wanted.to();
    String rules = new Rules(config.enrich(), config.subjectList()).json();
    return new Run(
        wanted.into(), State.FILLING, now, rules, wanted.from(), end, sorted(wanted.feeds()));
  }

  private static List<String> sorted(List<String> feeds) {
    return feeds.stream().distinct().sorted().toList();
  }

  /// What the run would read, or has still to read.
  public Plan plan(Run run, Wanted wanted) {
    Rules rules = rules(run);
    Duration warmUp = wanted.warmUp() == null ? rules.config().kept() : wanted.warmUp();
    try (Planner planner = new Planner(cluster, new Counted(progress)::at)) {
      return planner.plan(run.from(), run.to(), warmUp);
    }
  }

  /// Works on it.
  ///
  /// @param asked whether to end, as the user wants to
  /// @throws ReplayException if enrich stops, or nothing moves any more
  public Outcome work(Run run, Plan plan, BooleanSupplier asked) throws InterruptedException {
    Cluster own = cluster.of(run.name());
    Runs.write(cluster, run);
    try (TopicDesk desk = new TopicDesk(own);
        Admin admin = Admin.create(own.admin())) {
      desk.ensure();
      RunGroup group = new RunGroup(own, admin);
      if (plan.begin() != null && group.committed().isEmpty()) {
        group.beginAt(plan.starts());
      }
      Work work = new Work(this, run, plan, group);
      return work.until(asked);
    }
  }

  private Rules rules(Run run) {
    return Rules.of(run.rules(), config.enrich().threads());
  }

  private Enrich enrich(Run run) {
    Extent extent = new Extent(run.to(), Set.copyOf(run.feeds()));
    try {
      return new Enrich(
          cluster.of(run.name()),
          rules(run),
          extent,
          RunFolder.of(config.data(), run.name()),
          config.instance());
    } catch (StreamsException e) {
      throw new ReplayException(
          "another process works on run %s in %s: it has to end first"
              .formatted(run.name(), config.data()),
          e);
    }
  }

  /// One piece of work.
  private record Work(Replay replay, Run run, Plan plan, RunGroup group) {

    Outcome until(BooleanSupplier asked) throws InterruptedException {
      Pace pace = new Pace(plan.items(), replay.progress);
      boolean done = false;
      Enrich enrich = replay.enrich(run);
      Cluster own = group.cluster();
      try (Closed<Story> told = new Closed<>(own, own.topics().stories())) {
        enrich.start();
        done = follow(enrich, told, pace, asked);
      } finally {
        if (done) {
          enrich.leave();
        } else {
          enrich.close();
        }
      }
      Run left = done ? run.in(run.to() == null ? State.FOLLOWED : State.ENDED) : run;
      if (done) {
        Runs.write(replay.cluster, left);
      }
      return new Outcome(left, plan, done, pace.overall(plan.items()));
    }

    private boolean follow(Enrich enrich, Closed<Story> told, Pace pace, BooleanSupplier asked)
        throws InterruptedException {
      long moved = System.nanoTime();
      int before = -1;
      while (!asked.getAsBoolean()) {
        healthy(enrich);
        Map<TopicPartition, Long> committed = group.committed();
        boolean read = plan.isRead(committed);
        if (read && run.to() != null) {
          enrich.allIsRead();
        }
        Instant closed = told.upTo().orElse(Pace.NOTHING);
        if (read && !closed.isBefore(plan.closes())) {
          return true;
        }
        int both = plan.read(committed) + plan.told(closed);
        pace.at(plan.read(committed), plan.told(closed), closed);
        if (both != before) {
          before = both;
          moved = System.nanoTime();
        } else if (System.nanoTime() - moved > STALLED.toNanos()) {
          throw new ReplayException(
              "nothing has moved for %d minutes: is the disk full, or memory short?"
                  .formatted(STALLED.toMinutes()));
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
      }
      return false;
    }

    private static void healthy(Enrich enrich) {
      switch (enrich.health()) {
        case Enrich.Health.Running _ -> {}
        case Enrich.Health.Failed(String reason) ->
            throw new ReplayException("enrich has stopped: " + reason);
      }
    }
  }

  /// Tells of a count that goes on for long.
  private static final class Counted {
    private static final long EVERY_NANOS = Duration.ofSeconds(3).toNanos();

    private final Consumer<String> line;
    private long said = System.nanoTime();

    Counted(Consumer<String> line) {
      this.line = line;
    }

    void at(int items) {
      if (System.nanoTime() - said > EVERY_NANOS) {
        said = System.nanoTime();
        line.accept("%,d items counted".formatted(items));
      }
    }
  }
}
