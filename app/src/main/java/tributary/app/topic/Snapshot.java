package tributary.app.topic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// What a topic holds now: the latest value of each key. For topics of modest size, as it is read
/// whole.
///
/// @param values by key, in the order of their first appearance
/// @param partitions where each key's latest record lies
public record Snapshot<V>(Map<String, V> values, Map<String, Integer> partitions) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Reads the topic from its beginning to where it ends now.
  ///
  /// @throws TopicException when for half a minute nothing of it comes
  public static <V> Snapshot<V> of(Cluster cluster, Topic<V> topic) {
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new StringDeserializer(), topic.values().deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return read(consumer, consumer.endOffsets(partitions));
    }
  }

  private static <V> Snapshot<V> read(
      KafkaConsumer<String, V> consumer, Map<TopicPartition, Long> ends) {
    Snapshot<V> snapshot = new Snapshot<>(new LinkedHashMap<>(), new LinkedHashMap<>());
    Set<TopicPartition> open = behind(consumer, ends, ends.keySet());
    long since = System.nanoTime();
    while (!open.isEmpty()) {
      ConsumerRecords<String, V> records = consumer.poll(Duration.ofMillis(200));
      records.forEach(snapshot::take);
      open = behind(consumer, ends, open);
      if (!records.isEmpty()) {
        since = System.nanoTime();
      } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new TopicException("the broker does not give what is on " + open);
      }
    }
    return snapshot;
  }

  private static Set<TopicPartition> behind(
      KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends, Set<TopicPartition> open) {
    return open.stream()
        .filter(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))
        .collect(Collectors.toSet());
  }

  private void take(ConsumerRecord<String, V> record) {
    if (record.value() == null) {
      values.remove(record.key());
      partitions.remove(record.key());
    } else {
      values.put(record.key(), record.value());
      partitions.put(record.key(), record.partition());
    }
  }
}
