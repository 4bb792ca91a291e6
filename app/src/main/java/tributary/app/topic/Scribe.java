package tributary.app.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// The one place in app that writes to topics.
public record Scribe(Cluster cluster) {
  private static final long PATIENCE_SECONDS = 30;

  /// Writes a value, or with null a tombstone, under each key, and waits until the broker has it.
  ///
  /// @throws TopicException if it does not take it within half a minute
  public <V> void write(Topic<V> topic, Map<String, ? extends @Nullable V> records) {
    List<ProducerRecord<String, V>> all = new ArrayList<>();
    records.forEach((key, value) -> all.add(new ProducerRecord<>(topic.name(), key, value)));
    write(topic, all);
  }

  /// Writes records in this order, and waits until the broker has them.
  ///
  /// @param records all of `topic`
  /// @throws TopicException if it does not take one within half a minute
  public <V> void write(Topic<V> topic, List<ProducerRecord<String, V>> records) {
    if (records.isEmpty()) {
      return;
    }
    try (KafkaProducer<String, V> producer =
        new KafkaProducer<>(
            cluster.producer(Map.of()), new StringSerializer(), topic.values().serializer())) {
      List<Future<?>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<?> record : sent) {
        record.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new TopicException(
          "could not write to %s at %s: %s"
              .formatted(topic.name(), cluster.bootstrap(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicException("interrupted while writing to " + topic.name(), e);
    }
  }
}
