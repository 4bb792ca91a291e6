package tributary.app.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// Reads `stories` from its beginning and knows up to where they are closed. For one thread.
public final class StoryReader implements AutoCloseable {
  private final Topic<Marked<Story>> topic;
  private final KafkaConsumer<String, byte[]> consumer;
  private final int partitions;
  private final Map<Integer, Instant> closed = new HashMap<>();
  private final Map<String, byte[]> latest = new TreeMap<>();

  public StoryReader(Cluster cluster) {
    topic = cluster.topics().stories();
    partitions = cluster.partitions();
    consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /// Takes in what there is, or waits for it as long as `time`.
  public void poll(Duration time) {
    consumer.poll(time).forEach(this::take);
  }

  /// Nothing more is told of items seen up to here.
  public Instant closed() {
    return closed.size() < partitions
        ? Instant.MIN
        : closed.values().stream().min(Instant::compareTo).orElse(Instant.MIN);
  }

  /// The latest version of each story, by id: the record's bytes.
  public Map<String, byte[]> latest() {
    return Map.copyOf(latest);
  }

  /// The latest version of each story.
  public List<Story> stories() {
    return latest.values().stream()
        .map(bytes -> topic.values().deserializer().deserialize(topic.name(), bytes))
        .map(marked -> ((Marked.Value<Story>) marked).value())
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    switch (topic.values().deserializer().deserialize(topic.name(), record.value())) {
      case Marked.Mark<Story> mark -> closed.put(record.partition(), mark.upTo());
      case Marked.Value<Story> _ -> latest.put(record.key(), record.value());
    }
  }
}
