package tributary.app.topic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// What a topic holds now: the latest value of each key. For topics of modest size, as it is read
/// whole.
///
/// @param values by key, in the order of their first appearance
public record Snapshot<V>(Map<String, V> values) {

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
    try (TopicLog log = new TopicLog(cluster)) {
      log.read(List.of(topic), taker);
    }
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
