package tributary.app.topic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// What a topic holds now: the latest value of each key. For topics of modest size, as it is read
/// whole.
///
/// @param values by key, in the order of their first appearance
public record Snapshot<V>(Map<String, V> values) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Reads the topic from its beginning to where it ends now.
  ///
  /// @throws TopicException when for half a minute nothing of it comes
  public static <V> Snapshot<V> of(Cluster cluster, Topic<V> topic) {
    Snapshot<V> snapshot = new Snapshot<>(new LinkedHashMap<>());
    each(cluster, topic, record -> snapshot.take(topic, record));
    return snapshot;
  }

  /// Hands over every record of the topic, from its beginning to where it ends now; those of one
  /// partition in order.
  ///
  /// @throws TopicException when for half a minute nothing of it comes
  public static void each(
      Cluster cluster, Topic<?> topic, Consumer<ConsumerRecord<String, byte[]>> taker) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      read(consumer, consumer.endOffsets(partitions), taker);
    }
  }

  private static void read(
      KafkaConsumer<String, byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<String, byte[]>> taker) {
    Set<TopicPartition> open = behind(consumer, ends, ends.keySet());
    long since = System.nanoTime();
    while (!open.isEmpty()) {
      ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(200));
      records.forEach(taker);
      open = behind(consumer, ends, open);
      if (!records.isEmpty()) {
        since = System.nanoTime();
      } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new TopicException("the broker does not give what is on " + open);
      }
    }
  }

  private static Set<TopicPartition> behind(
      KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends, Set<TopicPartition> open) {
    return open.stream()
        .filter(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))
        .collect(Collectors.toSet());
  }

  private void take(Topic<V> topic, ConsumerRecord<String, byte[]> record) {
    V value = topic.values().deserializer().deserialize(topic.name(), record.value());
    if (value == null) {
      values.remove(record.key());
    } else {
      values.put(record.key(), value);
    }
  }
}
