package tributary.app.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import tributary.app.run.Runs;
import tributary.app.topic.Closed;
import tributary.app.topic.Snapshot;
import tributary.events.run.Live;
import tributary.events.run.Run;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// Makes readers follow another run: one record, which publish goes by.
public record Switch(Cluster cluster, Clock clock) {
  /// A run that is further behind than this is not switched to: readers would lose what is newer.
  private static final Duration LATE = Duration.ofMinutes(10);

  /// Why it cannot be switched to.
  ///
  /// @throws ReplayException with the reason
  public void check(String name, Runs runs) {
    Run run = runs.all().get(name);
    if (run == null) {
      throw new ReplayException("there is no run " + name + ": see `tributary replay list`");
    }
    if (runs.isLive(run)) {
      throw new ReplayException("readers follow run " + name + " already");
    }
    if (!run.feeds().isEmpty()) {
      throw new ReplayException(
          "run %s holds some feeds alone: readers would lose the others".formatted(name));
    }
    switch (run.state()) {
      case FOLLOWED -> {}
      case FILLING ->
          throw new ReplayException(
              "run %s is not done: `tributary replay --into %s`, as it was begun, goes on with it"
                  .formatted(name, name));
      case ENDED ->
          throw new ReplayException(
              "run %s has an end: nobody works on it any more, so it can only be compared"
                  .formatted(name));
    }
    Optional<Instant> own = told(name);
    Optional<Instant> live = told(runs.live().run());
    if (own.orElse(Instant.EPOCH).plus(LATE).isBefore(live.orElse(Instant.EPOCH))) {
      throw new ReplayException(
          "run %s has told up to %s, the live run up to %s: does the enrich role run? See `tributary replay list`"
              .formatted(name, at(own), at(live)));
    }
  }

  private static String at(Optional<Instant> told) {
    return told.map(Bounds::minute).orElse("nothing");
  }

  private Optional<Instant> told(String run) {
    Cluster own = cluster.of(run);
    try (Closed<Story> closed = new Closed<>(own, own.topics().stories())) {
      return closed.upTo();
    }
  }

  /// Switches.
  public Live run(String name, Runs runs) {
    Live next = runs.live().to(name, greatestTold(), clock.instant());
    Runs.write(cluster, next);
    return next;
  }

  /// The greatest version on `stories`.
  private int greatestTold() {
    Topic<Marked<Story>> told = cluster.topics().told();
    int[] greatest = new int[1];
    Snapshot.each(
        cluster,
        told,
        record -> {
          try {
            if (told.values().deserializer().deserialize(told.name(), record.value())
                instanceof Marked.Value<Story>(Story story)) {
              greatest[0] = Math.max(greatest[0], story.version());
            }
          } catch (SerializationException e) {
            // A program that told it in another way did not count by this.
          }
        });
    return greatest[0];
  }
}
