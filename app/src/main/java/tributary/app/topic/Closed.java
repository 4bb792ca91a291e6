package tributary.app.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// Up to when a topic that carries time is complete, by the marks at its end: who wants to know
/// need not read all of it. For one thread.
///
/// @param <V> what the topic is about
public final class Closed<V> implements AutoCloseable {
  private static final int TAIL = 60;
  private static final int LONGEST_TAIL = 4_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Topic<Marked<V>> topic;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<Integer, Instant> closed = new HashMap<>();

  public Closed(Cluster cluster, Topic<Marked<V>> topic) {
    this.topic = topic;
    consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of("fetch.max.wait.ms", "50")),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
  }

  /// Every partition has promised that nothing more comes on it seen up to here; empty while one
  /// has promised nothing.
  public Optional<Instant> upTo() {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (int tail = TAIL; ; tail *= 8) {
      for (TopicPartition partition : partitions) {
        long begin = begins.getOrDefault(partition, 0L);
        consumer.seek(partition, Math.max(begin, ends.getOrDefault(partition, 0L) - tail));
      }
      read(new HashMap<>(ends));
      if (closed.size() == partitions.size() || tail >= LONGEST_TAIL) {
        break;
      }
    }
    return closed.size() < partitions.size()
        ? Optional.empty()
        : closed.values().stream().min(Instant::compareTo);
  }

  private void read(Map<TopicPartition, Long> open) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!open.isEmpty() && System.nanoTime() < deadline) {
      consumer.poll(Duration.ofMillis(50)).forEach(this::take);
      open.entrySet().removeIf(entry -> consumer.position(entry.getKey()) >= entry.getValue());
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.key() != null
        && record.key().startsWith("mark")
        && topic.values().deserializer().deserialize(topic.name(), record.value())
            instanceof Marked.Mark<V> mark) {
      closed.merge(record.partition(), mark.upTo(), (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
