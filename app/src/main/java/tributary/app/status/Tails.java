package tributary.app.status;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// What the ends of topics tell: how far time has come there, and when somebody last wrote.
final class Tails implements AutoCloseable {
  private static final int LAST = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final KafkaConsumer<String, byte[]> consumer;

  Tails(Cluster cluster) {
    this.consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of("fetch.max.wait.ms", "50")),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  /// How many records lie on a topic, gaps counted.
  long size(Topic<?> topic) {
    List<TopicPartition> partitions = partitions(topic);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    return consumer.endOffsets(partitions).entrySet().stream()
        .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  /// Up to when every partition of a topic has been promised to be complete; empty while one has
  /// promised nothing.
  <V> Optional<Instant> closed(Topic<Marked<V>> topic) {
    Map<Integer, Instant> marks = new HashMap<>();
    int partitions =
        each(
            topic,
            record -> {
              Marked<V> value =
                  topic
                      .values()
                      .deserializer()
                      .deserialize(record.topic(), record.headers(), record.value());
              if (value instanceof Marked.Mark<V> mark) {
                marks.put(record.partition(), mark.upTo());
              }
            });
    return marks.size() < partitions
        ? Optional.empty()
        : marks.values().stream().min(Instant::compareTo);
  }

  private int each(Topic<?> topic, Consumer<ConsumerRecord<String, byte[]>> taker) {
    List<TopicPartition> partitions = partitions(topic);
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    ends.forEach((partition, end) ->
        consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - LAST)));
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until
        && ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(50)).forEach(taker);
    }
    return partitions.size();
  }

  private List<TopicPartition> partitions(Topic<?> topic) {
    return consumer.partitionsFor(topic.name()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
