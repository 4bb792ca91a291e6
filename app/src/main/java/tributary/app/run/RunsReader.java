package tributary.app.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.app.topic.TopicException;
import tributary.events.run.Live;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// Reads which runs there are, and hears of changes at once. For one thread, but for [#wake].
public final class RunsReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunsReader.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Nothing happens on these topics for weeks: a broker holds a request until something does.
  private static final String WAIT_MS = "5000";

  private final Topic<Run> runs;
  private final Topic<Live> live;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, Run> known = new HashMap<>();
  private Live followed = Live.FIRST;

  /// Reads all there is now.
  ///
  /// @throws TopicException when for half a minute nothing of it comes
  public RunsReader(Cluster cluster) {
    runs = cluster.topics().runs();
    live = cluster.topics().live();
    consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of("fetch.max.wait.ms", WAIT_MS)),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> both =
        List.of(new TopicPartition(runs.name(), 0), new TopicPartition(live.name(), 0));
    consumer.assign(both);
    consumer.seekToBeginning(both);
    Map<TopicPartition, Long> ends = consumer.endOffsets(both);
    long since = System.nanoTime();
    while (both.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
      consumer.poll(Duration.ofMillis(100)).forEach(this::take);
      if (System.nanoTime() - since > PATIENCE.toNanos()) {
        consumer.close();
        throw new TopicException("the broker does not give what is on " + both);
      }
    }
  }

  /// As they are now.
  public Runs now() {
    return new Runs(known, followed);
  }

  /// Waits for a change.
  ///
  /// @return whether there was one within `time`
  public boolean poll(Duration time) {
    try {
      ConsumerRecords<String, byte[]> records = consumer.poll(time);
      records.forEach(this::take);
      return !records.isEmpty();
    } catch (WakeupException e) {
      return false;
    }
  }

  /// Ends a [#poll] that waits; from any thread.
  public void wake() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.topic().equals(live.name())) {
        Live read = live.values().deserializer().deserialize(live.name(), record.value());
        followed = Objects.requireNonNullElse(read, Live.FIRST);
      } else if (record.value() == null) {
        known.remove(record.key());
      } else {
        Run read = runs.values().deserializer().deserialize(runs.name(), record.value());
        known.put(read.name(), read);
      }
    } catch (SerializationException e) {
      LOG.warn(
          "A record on {} at offset {} cannot be read and is passed over: {}",
          record.topic(),
          record.offset(),
          e.getMessage());
    }
  }
}
