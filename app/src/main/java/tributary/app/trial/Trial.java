package tributary.app.trial;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.TopicDesk;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig;
import tributary.enrich.subject.Subjects;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;

/// One run of the production topology over given posts, on a broker of its own.
///
/// @param partitions of every topic
/// @param shuffle by which seed partitions take turns; empty, they go in the order of the stamps
/// @param progress hears a line now and then
public record Trial(
    EnrichConfig config, int partitions, OptionalLong shuffle, Consumer<String> progress) {
  private static final Duration SAID = Duration.ofSeconds(2);

  /// When nothing has moved for so long, nothing will.
  private static final Duration STALLED = Duration.ofMinutes(10);

  /// Runs them.
  ///
  /// @param items posts, each once
  /// @param folder empty; left with what a broker and enrich leave
  /// @throws IllegalStateException if enrich stops or nothing moves any more, saying why
  public Outcome run(List<RawItem> items, Path folder) throws InterruptedException {
    if (items.isEmpty()) {
      return new Outcome(Map.of(), Map.of());
    }
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0)) {
      Cluster cluster = new Cluster(broker.address(), "", partitions, (short) 1, Map.of());
      try (TopicDesk desk = new TopicDesk(cluster)) {
        desk.ensure();
      }
      Path state = folder.resolve("enrich");
      try (Enrich enrich = new Enrich(cluster, config, new Subjects(List.of()), state, "lab")) {
        enrich.start();
        return follow(new Supply(cluster, items), enrich);
      }
    }
  }

  private Outcome follow(Supply supply, Enrich enrich) throws InterruptedException {
    supply.write(shuffle);
    try (StoryReader reader = new StoryReader(supply.cluster());
        WorkedOff workedOff = new WorkedOff(supply.cluster())) {
      Instant closed = Instant.MIN;
      long moved = System.nanoTime();
      long said = moved;
      while (closed.isBefore(supply.end())) {
        reader.poll(Duration.ofMillis(100));
        long now = System.nanoTime();
        if (reader.closed().isAfter(closed)) {
          closed = reader.closed();
          moved = now;
        }
        check(enrich, now - moved);
        if (now - said > SAID.toNanos()) {
          said = now;
          progress.accept(line(supply, workedOff.records(), closed));
        }
      }
      return Outcome.read(supply.cluster(), reader.stories());
    }
  }

  private static String line(Supply supply, long read, Instant closed) {
    int all = supply.items().size();
    return "%,d of %,d items read, %,d in their stories"
        .formatted(Math.min(read, all), all, supply.seenUpTo(closed));
  }

  private static void check(Enrich enrich, long still) {
    switch (enrich.health()) {
      case Enrich.Health.Running _ -> {}
      case Enrich.Health.Failed(String reason) ->
          throw new IllegalStateException("enrich has stopped: " + reason);
    }
    if (still > STALLED.toNanos()) {
      throw new IllegalStateException(
          "no story was closed for %d minutes: is the disk full, or memory short?"
              .formatted(STALLED.toMinutes()));
    }
  }
}
