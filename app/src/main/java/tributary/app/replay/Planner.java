package tributary.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// Finds out what a replay would read, by reading it: how much of it is items and how much marks is
/// known no other way. For one thread.
final class Planner implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MARK = "mark";

  private final Cluster cluster;
  private final Topic<Marked<RawItem>> raw;
  private final KafkaConsumer<String, byte[]> consumer;
  private final IntConsumer progress;
  private final Map<String, Instant> promises = new HashMap<>();
  private int items;

  /// @param progress hears how many items there are so far, now and then
  Planner(Cluster cluster, IntConsumer progress) {
    this.cluster = cluster;
    this.progress = progress;
    this.raw = cluster.topics().posts();
    Map<String, ?> settings = Map.of("max.poll.records", "5000");
    this.consumer =
        new KafkaConsumer<>(
            cluster.consumer(settings), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /// @param from items first seen before this are the warm-up; null for none
  /// @param to what it reads ends before this; null for where the topics end now
  /// @param warmUp how long before `from` it begins to read
  Plan plan(@Nullable Instant from, @Nullable Instant to, Duration warmUp) {
    List<TopicPartition> all = partitions();
    consumer.assign(all);
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    Map<TopicPartition, Long> oldest = consumer.beginningOffsets(all);
    Instant begin = from == null ? null : from.minus(warmUp);
    Map<TopicPartition, Long> starts = begin == null ? oldest : at(begin, all, ends);
    Map<TopicPartition, Long> stops = to == null ? ends : at(to, all, ends);
    Instant reach = reach(all, oldest, ends);
    Map<TopicPartition, Count> counts = new HashMap<>();
    long boundary = from == null ? Long.MIN_VALUE : from.toEpochMilli();
    for (TopicPartition partition : all) {
      long start = starts.getOrDefault(partition, 0L);
      counts.put(partition, new Count(partition, start, boundary));
      consumer.seek(partition, start);
    }
    read(new HashSet<>(all), stops, record -> take(record, counts));
    List<Lane> lanes =
        all.stream()
            .flatMap(partition -> Stream.ofNullable(counts.get(partition)))
            .map(Count::lane)
            .toList();
    return new Plan(lanes, begin, reach, to == null ? promised() : to.minusMillis(1));
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int partition = 0; partition < cluster.partitions(); partition++) {
        all.add(new TopicPartition(cluster.topics().raw(kind).name(), partition));
      }
    }
    return all;
  }

  /// The first offset stamped at or after a time; a partition's end where there is none.
  private Map<TopicPartition, Long> at(
      Instant time, List<TopicPartition> all, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> wanted = new HashMap<>();
    all.forEach(partition -> wanted.put(partition, Math.max(0, time.toEpochMilli())));
    Map<TopicPartition, @Nullable OffsetAndTimestamp> found =
        new HashMap<>(consumer.offsetsForTimes(wanted));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition partition : all) {
      OffsetAndTimestamp at = found.get(partition);
      long end = ends.getOrDefault(partition, 0L);
      offsets.put(partition, at == null ? end : Math.min(end, at.offset()));
    }
    return offsets;
  }

  /// The stamp of the oldest record on all of them.
  private @Nullable Instant reach(
      List<TopicPartition> all, Map<TopicPartition, Long> oldest, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> first = new HashMap<>();
    Map<TopicPartition, Long> behind = new HashMap<>();
    for (TopicPartition partition : all) {
      long start = oldest.getOrDefault(partition, 0L);
      consumer.seek(partition, start);
      behind.put(partition, Math.min(start + 1, ends.getOrDefault(partition, 0L)));
    }
    read(
        new HashSet<>(all),
        behind,
        record ->
            first.putIfAbsent(
                new TopicPartition(record.topic(), record.partition()), record.timestamp()));
    consumer.resume(all);
    return first.values().stream().min(Long::compareTo).map(Instant::ofEpochMilli).orElse(null);
  }

  private void read(
      Set<TopicPartition> open,
      Map<TopicPartition, Long> stops,
      Consumer<ConsumerRecord<String, byte[]>> taker) {
    long since = System.nanoTime();
    close(open, stops);
    while (!open.isEmpty()) {
      ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(200));
      for (ConsumerRecord<String, byte[]> record : records) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < stops.getOrDefault(partition, 0L)) {
          taker.accept(record);
        }
      }
      close(open, stops);
      if (!records.isEmpty()) {
        since = System.nanoTime();
        progress.accept(items);
      } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new ReplayException("the broker does not give what is on " + open);
      }
    }
  }

  private void close(Set<TopicPartition> open, Map<TopicPartition, Long> stops) {
    List<TopicPartition> done =
        open.stream().filter(at -> consumer.position(at) >= stops.getOrDefault(at, 0L)).toList();
    consumer.pause(done);
    done.forEach(open::remove);
  }

  private void take(ConsumerRecord<String, byte[]> record, Map<TopicPartition, Count> counts) {
    Count count = counts.get(new TopicPartition(record.topic(), record.partition()));
    if (count == null || record.value() == null) {
      return;
    }
    count.target = record.offset() + 1;
    if (MARK.equals(record.key())) {
      if (raw.values().deserializer().deserialize(raw.name(), record.value())
          instanceof Marked.Mark<RawItem>(String writer, Instant upTo)) {
        promises.merge(writer, upTo, (a, b) -> a.isAfter(b) ? a : b);
      }
    } else {
      items++;
      count.add(record);
    }
  }

  /// The least of what the writers have promised.
  private Instant promised() {
    Instant least = Instant.MAX;
    for (Kind kind : Kind.values()) {
      for (int partition = 0; partition < cluster.partitions(); partition++) {
        String writer = new Topics("").raw(kind).name() + "-" + partition;
        Instant promised = promises.getOrDefault(writer, Instant.ofEpochMilli(-1));
        least = promised.isBefore(least) ? promised : least;
      }
    }
    return least;
  }

  @Override
  public void close() {
    consumer.close();
  }

  /// Of one partition.
  private static final class Count {
    private final TopicPartition partition;
    private final long start;
    private final long boundary;
    private final Lane.Steps steps = new Lane.Steps();
    private long target;
    private int items;
    private int warmUp;
    private long bytes;

    Count(TopicPartition partition, long start, long boundary) {
      this.partition = partition;
      this.start = start;
      this.target = start;
      this.boundary = boundary;
    }

    void add(ConsumerRecord<String, byte[]> record) {
      items++;
      bytes += record.serializedValueSize();
      warmUp += record.timestamp() < boundary ? 1 : 0;
      if (items % Lane.STRIDE == 0) {
        steps.add(record.offset(), record.timestamp());
      }
    }

    Lane lane() {
      return new Lane(partition, start, target, items, warmUp, bytes, steps);
    }
  }
}
