package tributary.app.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tributary.events.item.Kind;
import tributary.events.topic.Cluster;

/// What lies on the raw topics and enrich has not read yet: how much, and since when; and what
/// Kafka deleted before it was read. One thread.
final class Backlog implements AutoCloseable {
  private static final Duration PEEK = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> peek;
  private final List<TopicPartition> raw;
  private final Map<TopicPartition, Long> deleted = new HashMap<>();
  private long gap;

  Backlog(Cluster cluster, Admin admin) {
    this.cluster = cluster;
    this.admin = admin;
    this.peek =
        new KafkaConsumer<>(
            cluster.consumer(
                Map.of(
                    "max.partition.fetch.bytes", "1024",
                    "fetch.max.wait.ms", "100",
                    "auto.offset.reset", "earliest",
                    "default.api.timeout.ms", "5000")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.raw =
        Stream.of(Kind.values())
            .map(kind -> cluster.topics().raw(kind).name())
            .flatMap(topic ->
                IntStream.range(0, cluster.partitions())
                    .mapToObj(partition -> new TopicPartition(topic, partition)))
            .toList();
  }

  /// How far a run of enrich is behind.
  Sighting.Lag of(String run) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> committed =
        Answers.of(
            admin
                .listConsumerGroupOffsets(cluster.of(run).name("enrich"))
                .partitionsToOffsetAndMetadata());
    Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(OffsetSpec.latest());
    Map<TopicPartition, ListOffsetsResultInfo> begins = offsets(OffsetSpec.earliest());
    Map<TopicPartition, Long> unread = new HashMap<>();
    long records = 0;
    long position = 0;
    for (TopicPartition partition : raw) {
      OffsetAndMetadata at = committed.get(partition);
      long begin = offset(begins, partition);
      if (at != null && at.offset() < begin) {
        lost(partition, at.offset(), begin);
      }
      long next = at == null ? begin : Math.max(at.offset(), begin);
      position += next;
      if (next < offset(ends, partition)) {
        records += offset(ends, partition) - next;
        unread.put(partition, next);
      }
    }
    Optional<Instant> oldest = oldest(unread);
    // Behind the last record there may be the end of its transaction, which nobody reads.
    return oldest.isEmpty()
        ? new Sighting.Lag(0, Duration.ZERO, position)
        : new Sighting.Lag(records, since(oldest.get()), position);
  }

  private static Duration since(Instant then) {
    Duration waited = Duration.between(then, Instant.now());
    return waited.isNegative() ? Duration.ZERO : waited;
  }

  private static long offset(
      Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
    ListOffsetsResultInfo found = offsets.get(partition);
    return found == null ? 0 : Math.max(0, found.offset());
  }

  /// What was counted once is not counted again while the reader does not get on.
  private void lost(TopicPartition partition, long from, long to) {
    long counted = Math.max(from, deleted.getOrDefault(partition, 0L));
    gap += Math.max(0, to - counted);
    deleted.put(partition, Math.max(to, counted));
  }

  /// Records that were deleted before any run had read them, since the first look.
  long gap() {
    return gap;
  }

  /// When the oldest record on the raw topics was written.
  Optional<Instant> reach() throws Exception {
    return offsets(OffsetSpec.forTimestamp(0)).values().stream()
        .filter(found -> found.timestamp() >= 0)
        .map(found -> Instant.ofEpochMilli(found.timestamp()))
        .min(Instant::compareTo);
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(OffsetSpec spec) throws Exception {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    raw.forEach(partition -> wanted.put(partition, spec));
    return Answers.of(
        admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all());
  }

  /// The stamp of the oldest record from these offsets on; empty where only ends of transactions
  /// lie there.
  private Optional<Instant> oldest(Map<TopicPartition, Long> from) {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    peek.assign(new ArrayList<>(from.keySet()));
    from.forEach(peek::seek);
    Set<TopicPartition> open = new HashSet<>(from.keySet());
    Optional<Instant> oldest = Optional.empty();
    long until = System.nanoTime() + PEEK.toNanos();
    while (!open.isEmpty() && System.nanoTime() < until) {
      for (ConsumerRecord<byte[], byte[]> record : peek.poll(Duration.ofMillis(100))) {
        if (open.remove(new TopicPartition(record.topic(), record.partition()))) {
          Instant at = Instant.ofEpochMilli(record.timestamp());
          oldest = Optional.of(oldest.filter(at::isAfter).orElse(at));
        }
      }
      open.removeIf(partition -> peek.currentLag(partition).orElse(1) == 0);
    }
    peek.assign(List.of());
    return oldest;
  }

  @Override
  public void close() {
    peek.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
