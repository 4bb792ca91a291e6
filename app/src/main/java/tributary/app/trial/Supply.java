package tributary.app.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import tributary.app.topic.Scribe;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// Raw items on their way to the topic `posts`, as ingest would write them: a source keeps to one
/// partition, a partition's stamps never go back, marks come between, and at the end a mark that
/// closes everything.
///
/// @param items each id and version once, all of them posts
public record Supply(Cluster cluster, List<RawItem> items) {
  private static final int PER_MARK = 50;

  /// At most so many records of one partition after another where they are shuffled.
  private static final int BURST = 200;

  public Supply {
    items =
        items.stream()
            .sorted(
                Comparator.comparing(Supply::seen)
                    .thenComparing(RawItem::id)
                    .thenComparingInt(RawItem::version))
            .toList();
  }

  /// When a version was first seen: an edit when it was made.
  public static Instant seen(RawItem item) {
    return item.version() == 1
        ? item.dates().firstSeen()
        : Objects.requireNonNullElse(item.dates().updated(), item.dates().firstSeen());
  }

  /// Up to where time is closed when all of it has come through.
  public Instant end() {
    return items.isEmpty() ? Instant.EPOCH : seen(items.getLast());
  }

  /// How many versions were seen up to `time`.
  int seenUpTo(Instant time) {
    return (int) items.stream().filter(item -> !seen(item).isAfter(time)).count();
  }

  /// Writes it all, and waits until the broker has it.
  ///
  /// @param seed by which partitions take turns; empty, they go in the order of the stamps
  public void write(OptionalLong seed) {
    Scribe scribe = new Scribe(cluster);
    for (Kind silent : List.of(Kind.PODCAST, Kind.ARTICLE)) {
      List<ProducerRecord<String, Marked<RawItem>>> marks = new ArrayList<>();
      for (int partition = 0; partition < cluster.partitions(); partition++) {
        marks.add(mark(silent, partition, end()));
      }
      scribe.write(cluster.topics().raw(silent), marks);
    }
    List<Lane> lanes = lanes();
    scribe.write(cluster.topics().posts(), seed.isEmpty() ? ordered(lanes) : shuffled(lanes, seed));
  }

  private static List<ProducerRecord<String, Marked<RawItem>>> ordered(List<Lane> lanes) {
    return lanes.stream()
        .flatMap(lane -> lane.records.stream())
        .sorted(Comparator.comparing(ProducerRecord::timestamp)) // stable: a lane keeps its order
        .toList();
  }

  private static List<ProducerRecord<String, Marked<RawItem>>> shuffled(
      List<Lane> lanes, OptionalLong seed) {
    Random chance = new Random(seed.orElseThrow());
    List<Lane> open = new ArrayList<>(lanes);
    List<ProducerRecord<String, Marked<RawItem>>> records = new ArrayList<>();
    while (!open.isEmpty()) {
      Lane lane = open.get(chance.nextInt(open.size()));
      int upTo = Math.min(lane.records.size(), lane.written + 1 + chance.nextInt(BURST));
      records.addAll(lane.records.subList(lane.written, upTo));
      lane.written = upTo;
      if (upTo == lane.records.size()) {
        open.remove(lane);
      }
    }
    return records;
  }

  private List<Lane> lanes() {
    List<List<RawItem>> queues = new ArrayList<>();
    for (int partition = 0; partition < cluster.partitions(); partition++) {
      queues.add(new ArrayList<>());
    }
    items.forEach(item ->
        queues.get(Math.floorMod(item.origin().feed().hashCode(), queues.size())).add(item));
    List<Lane> lanes = new ArrayList<>();
    for (int partition = 0; partition < cluster.partitions(); partition++) {
      lanes.add(lane(partition, queues.get(partition)));
    }
    return lanes;
  }

  /// A mark promises nothing at or below it: so it stays below the next item.
  private Lane lane(int partition, List<RawItem> queue) {
    Topic<Marked<RawItem>> posts = cluster.topics().posts();
    Lane lane = new Lane();
    for (int i = 0; i < queue.size(); i++) {
      RawItem item = queue.get(i);
      if (i > 0 && i % PER_MARK == 0 && seen(queue.get(i - 1)).isBefore(seen(item))) {
        lane.records.add(mark(Kind.POST, partition, seen(item).minusMillis(1)));
      }
      lane.records.add(
          new ProducerRecord<>(
              posts.name(), partition, seen(item).toEpochMilli(), item.id(), Marked.of(item)));
    }
    lane.records.add(mark(Kind.POST, partition, end()));
    return lane;
  }

  private ProducerRecord<String, Marked<RawItem>> mark(Kind kind, int partition, Instant upTo) {
    String writer = new Topics("").raw(kind).name() + "-" + partition;
    return new ProducerRecord<>(
        cluster.topics().raw(kind).name(),
        partition,
        upTo.toEpochMilli(),
        "mark",
        new Marked.Mark<>(writer, upTo));
  }

  /// One partition.
  private static final class Lane {
    private final List<ProducerRecord<String, Marked<RawItem>>> records = new ArrayList<>();
    private int written;
  }
}
