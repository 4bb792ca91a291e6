package tributary.app.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// All that is committed on the raw topics at one moment.
///
/// @param lanes the records of each partition of each topic, in their order
public record RawLog(Map<String, List<ConsumerRecord<String, Marked<RawItem>>>> lanes) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  public static RawLog of(Cluster cluster) {
    RawLog log = new RawLog(new TreeMap<>());
    for (Kind kind : Kind.values()) {
      log.read(cluster, cluster.topics().raw(kind));
    }
    return log;
  }

  private void read(Cluster cluster, Topic<Marked<RawItem>> topic) {
    try (KafkaConsumer<String, Marked<RawItem>> consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new StringDeserializer(), topic.values().deserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      consumer.seekToBeginning(all);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the end of " + topic.name() + " cannot be reached");
        }
        consumer.poll(Duration.ofMillis(100)).forEach(this::take);
      }
    }
  }

  private void take(ConsumerRecord<String, Marked<RawItem>> record) {
    String lane = record.topic() + "-" + record.partition();
    lanes.computeIfAbsent(lane, l -> new ArrayList<>()).add(record);
  }

  /// All versions of all items; those of one item in their order.
  public List<RawItem> items() {
    List<RawItem> items = new ArrayList<>();
    lanes.values().forEach(lane -> lane.forEach(record -> item(record, items)));
    return items;
  }

  private static void item(ConsumerRecord<String, Marked<RawItem>> record, List<RawItem> items) {
    switch (record.value()) {
      case Marked.Mark<RawItem> ignored -> {}
      case Marked.Value<RawItem>(RawItem item) -> items.add(item);
    }
  }

  /// The latest title of every item, by guid.
  public Map<String, String> titles() {
    Map<String, String> titles = new TreeMap<>();
    items().forEach(item -> titles.put(String.valueOf(item.guid()), item.title()));
    return titles;
  }

  /// The latest promise of all.
  public Instant marked() {
    return lanes.values().stream()
        .flatMap(List::stream)
        .map(record -> record.value() instanceof Marked.Mark<RawItem> m ? m.upTo() : Instant.MIN)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /// What breaks the promises of docs/time.md, a sentence each.
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    lanes.forEach((name, lane) -> faults(name, lane, faults));
    return faults;
  }

  private static void faults(
      String name, List<ConsumerRecord<String, Marked<RawItem>>> lane, List<String> faults) {
    Map<String, RawItem> before = new HashMap<>();
    long last = -1;
    long promised = -1;
    for (ConsumerRecord<String, Marked<RawItem>> record : lane) {
      String where = name + " offset " + record.offset() + ": ";
      if (record.timestamp() < last) {
        faults.add(where + "time goes back by " + (last - record.timestamp()) + " ms");
      }
      last = record.timestamp();
      switch (record.value()) {
        case Marked.Mark<RawItem> mark -> promised = Math.max(promised, mark.upTo().toEpochMilli());
        case Marked.Value<RawItem>(RawItem item) -> {
          if (record.timestamp() <= promised) {
            faults.add(where + "stamped at or before a mark");
          }
          faults(where, record.timestamp(), item, before.put(item.id(), item), faults);
        }
      }
    }
  }

  private static void faults(
      String where, long stamp, RawItem item, @Nullable RawItem before, List<String> faults) {
    int version = before == null ? 1 : before.version() + 1;
    Instant since = before == null ? Instant.ofEpochMilli(stamp) : before.dates().firstSeen();
    if (item.version() != version) {
      faults.add(where + item.guid() + " comes as version " + item.version() + ", not " + version);
    }
    if (before != null && text(before).equals(text(item))) {
      faults.add(where + item.guid() + " says what it said before");
    }
    if (!item.dates().firstSeen().equals(since)) {
      faults.add(where + item.guid() + " was not first seen at " + item.dates().firstSeen());
    }
  }

  private static List<String> text(RawItem item) {
    return List.of(item.title(), String.valueOf(item.summary()), String.valueOf(item.content()));
  }
}
