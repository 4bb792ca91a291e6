package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.enrich.RawItems.MONDAY;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.enrich.chapter.Chapters;
import tributary.enrich.embedding.Embedded;
import tributary.enrich.insight.Sayings;
import tributary.enrich.normalise.Normaliser;
import tributary.enrich.story.Prober;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.item.Dates;
import tributary.events.topic.Marked;
import tributary.events.topic.Topics;

/// The promise of docs/time.md in the build: stories and items are a function of the set of raw
/// records, whatever the number of partitions, the order in which they are read, and the marks.
/// Crashes, restarts and instances are held on a broker (app).
class OrderTest {
  private static final List<Integer> PARTITIONS = List.of(1, 3, 8);
  private static final int SHUFFLES = 100;
  private static final Instant END = MONDAY.plus(Duration.ofDays(9));

  private final DocumentFrequencies frequencies = DocumentFrequencies.bundled();
  private final Prober prober = new Prober(frequencies);
  private final Sayings sayings = new Sayings(frequencies);
  private final List<Embedded> items = items();

  @TempDir File folder;

  @Test
  void storiesAreAFunctionOfTheSetOfRawRecords() {
    Map<String, String> expected = run(1, 0);
    assertThat(expected.keySet())
        .as("stories beside items")
        .hasSizeBetween(distinct() + 5, 2 * distinct() - 5);
    assertThat(String.join("", expected.values())).contains("DUPLICATE", "mergedInto");

    for (int partitions : PARTITIONS) {
      List<Integer> wrong =
          IntStream.range(0, SHUFFLES)
              .parallel()
              .filter(seed -> !run(partitions, seed).equals(expected))
              .boxed()
              .toList();
      assertThat(wrong).as("seeds that tell others on %s partitions", partitions).isEmpty();
    }
  }

  private Map<String, String> run(int partitions, int seed) {
    EnrichTopology topology =
        new EnrichTopology(new Topics(""), partitions, MergingWeek.CONFIG, Pipeline.SUBJECTS);
    Interleaving run = new Interleaving(topology, prober, sayings, folder);
    Random chance = new Random(seed);
    Map<String, List<Embedded>> raw = new TreeMap<>();
    for (String topic : EnrichTopology.writers()) {
      for (int p = 0; p < partitions; p++) {
        raw.put(topic + "-" + p, new ArrayList<>());
      }
    }
    items.forEach(item -> raw.get(lane(item, partitions)).add(item));
    raw.forEach((lane, records) -> write(run, lane, records, chance));
    return run.run(chance);
  }

  /// A partition's records by their stamps, and by chance marks between them.
  private static void write(Interleaving run, String lane, List<Embedded> records, Random chance) {
    String topic = lane.substring(0, lane.lastIndexOf('-'));
    int partition = Integer.parseInt(lane.substring(lane.lastIndexOf('-') + 1));
    for (Embedded item : records) {
      Instant at = stamp(item);
      if (chance.nextInt(4) == 0) {
        run.put(topic, partition, mark(lane, at.minusMillis(1 + chance.nextInt(100_000))));
      }
      run.put(
          topic, partition, new Record<>(item.draft().id(), Marked.of(item), at.toEpochMilli()));
    }
    run.put(topic, partition, mark(lane, END));
  }

  private static Record<String, Marked<Embedded>> mark(String lane, Instant upTo) {
    return new Record<>("mark", new Marked.Mark<>(lane, upTo), upTo.toEpochMilli());
  }

  private static String lane(Embedded item, int partitions) {
    String topic = new Topics("").raw(item.draft().kind()).name();
    return topic + "-" + Math.floorMod(item.draft().origin().feed().hashCode(), partitions);
  }

  private static Instant stamp(Embedded item) {
    Dates dates = item.draft().dates();
    return Objects.requireNonNullElse(dates.updated(), dates.firstSeen());
  }

  private int distinct() {
    return (int) items.stream().map(item -> item.draft().id()).distinct().count();
  }

  private static List<Embedded> items() {
    Normaliser normaliser = new Normaliser();
    Chapters chapters = Chapters.bundled();
    return MergingWeek.items().stream()
        .map(item -> Embedded.without(chapters.divided(normaliser.normalise(item))))
        .toList();
  }
}
