package tributary.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// Up to where a run has told its stories, by the marks at the end of its topic: who wants to know
/// need not read all of it. For one thread.
public final class Told implements AutoCloseable {
  private static final int TAIL = 60;
  private static final int LONGEST_TAIL = 4_000;
  private static final Instant NOTHING = Instant.ofEpochMilli(-1);

  private final Topic<Marked<Story>> topic;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Map<Integer, Instant> closed = new HashMap<>();

  /// @param cluster of the run
  public Told(Cluster cluster) {
    topic = cluster.topics().stories();
    consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new StringDeserializer(), new ByteArrayDeserializer());
    for (int partition = 0; partition < cluster.partitions(); partition++) {
      partitions.add(new TopicPartition(topic.name(), partition));
    }
    consumer.assign(partitions);
  }

  /// Nothing more is told of items seen up to here; before 1970 where nothing is closed yet.
  public Instant upTo() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (int tail = TAIL; ; tail *= 8) {
      Map<TopicPartition, Long> open = new HashMap<>(ends);
      for (TopicPartition partition : partitions) {
        consumer.seek(partition, Math.max(0, ends.getOrDefault(partition, 0L) - tail));
      }
      read(open);
      if (closed.size() == partitions.size() || tail >= LONGEST_TAIL) {
        break;
      }
    }
    return closed.size() < partitions.size()
        ? NOTHING
        : closed.values().stream().min(Instant::compareTo).orElse(NOTHING);
  }

  private void read(Map<TopicPartition, Long> open) {
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!open.isEmpty() && System.nanoTime() < deadline) {
      consumer.poll(Duration.ofMillis(100)).forEach(this::take);
      open.entrySet().removeIf(entry -> consumer.position(entry.getKey()) >= entry.getValue());
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.key() != null
        && record.key().startsWith("mark-")
        && topic.values().deserializer().deserialize(topic.name(), record.value())
            instanceof Marked.Mark<Story> mark) {
      closed.merge(record.partition(), mark.upTo(), (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
