package tributary.app.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// Topics read piece by piece: from their beginning to where they end at the moment, and each time
/// from there on. Committed records only. One thread.
public final class TopicLog implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Map<TopicPartition, Long> gaps = new HashMap<>();

  public TopicLog(Cluster cluster) {
    this.consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of("fetch.max.wait.ms", "50")),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  /// Begins on these topics with what is stamped `since` or later, and not with their beginning.
  ///
  /// @return the offsets at which it begins
  public Map<TopicPartition, Long> begin(List<Topic<?>> topics, Instant since) {
    List<TopicPartition> partitions = partitions(topics);
    Map<TopicPartition, Long> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, since.toEpochMilli()));
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> begun = new HashMap<>();
    consumer
        .offsetsForTimes(wanted)
        .forEach((partition, found) ->
            begun.put(
                partition, found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
    positions.putAll(begun);
    return begun;
  }

  /// How many records lie on a topic, gaps counted.
  public long size(Topic<?> topic) {
    List<TopicPartition> partitions = partitions(List.of(topic));
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    return consumer.endOffsets(partitions).entrySet().stream()
        .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  /// How many records were deleted before they were read here; by partition, those without any left
  /// out.
  public Map<TopicPartition, Long> gaps() {
    return Map.copyOf(gaps);
  }

  private List<TopicPartition> partitions(List<Topic<?>> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    topics.forEach(topic ->
        consumer
            .partitionsFor(topic.name())
            .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition()))));
    return partitions;
  }

  /// Hands over what is on the topics up to where they end now, and has not been handed over yet.
  ///
  /// @return how many partitions they have
  /// @throws TopicException when for half a minute nothing of it comes
  public int read(List<Topic<?>> topics, Consumer<ConsumerRecord<String, byte[]>> taker) {
    List<TopicPartition> partitions = partitions(topics);
    consumer.assign(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    partitions.forEach(partition -> {
      long begin = begins.getOrDefault(partition, 0L);
      long position = positions.getOrDefault(partition, 0L);
      if (begin > position) {
        gaps.merge(partition, begin - position, Long::sum);
      }
      consumer.seek(partition, Math.max(begin, position));
    });
    read(consumer.endOffsets(partitions), taker);
    partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
    return partitions.size();
  }

  private void read(
      Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<String, byte[]>> taker) {
    long since = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      ConsumerRecords<String, byte[]> records = consumer.poll(WAIT);
      records.forEach(taker);
      if (!records.isEmpty()) {
        since = System.nanoTime();
      } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new TopicException("the broker does not give what is on " + ends.keySet());
      }
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
