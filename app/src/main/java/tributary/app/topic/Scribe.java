package tributary.app.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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

  /// A way to write bytes as they are, of which there is one of each name on a cluster: whoever
  /// opens it later shuts the earlier one out.
  ///
  /// @throws TopicException if the broker does not answer
  public Post post(String name) {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            cluster.producer(Map.of("transactional.id", cluster.prefix() + name)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try {
      producer.initTransactions();
      return new Post(producer);
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw new TopicException("could not open the way to " + name + ": " + e.getMessage(), e);
    }
  }

  /// What [#post] opens. One thread.
  public static final class Post implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    private Post(KafkaProducer<byte[], byte[]> producer) {
      this.producer = producer;
    }

    /// Writes all of them or, where another has opened the same way, none.
    ///
    /// @return whether they are written
    /// @throws TopicException if the broker does not take them; none is written then
    public boolean send(List<ProducerRecord<byte[], byte[]>> records) {
      try {
        producer.beginTransaction();
        for (ProducerRecord<byte[], byte[]> record : records) {
          Future<?> _ = producer.send(record); // committing tells of every one that failed
        }
        producer.commitTransaction();
        return true;
      } catch (ProducerFencedException | InvalidProducerEpochException e) {
        return false;
      } catch (KafkaException e) {
        throw new TopicException("could not write letters: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      producer.close(Duration.ofSeconds(1));
    }
  }
}
