package tributary.publish.log;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// Writes records that are on the log, committed, when the call returns. There is one writer a
/// cluster: whoever comes later shuts the earlier one out, whose next write then fails. For one
/// thread.
public final class TopicWriter implements AutoCloseable {
  private final Producer<String, byte[]> producer;

  /// @param role who writes: one at a time of each
  /// @param client name for the broker's logs
  public TopicWriter(Cluster cluster, String role, String client) {
    this(
        new KafkaProducer<>(
            settings(cluster, role, client), new StringSerializer(), new ByteArraySerializer()));
  }

  TopicWriter(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  private static Properties settings(Cluster cluster, String role, String client) {
    return cluster.producer(
        Map.of(
            "client.id", client,
            "transactional.id", cluster.prefix() + role,
            "delivery.timeout.ms", "30000",
            "request.timeout.ms", "10000",
            "max.block.ms", "30000"));
  }

  /// Shuts earlier writers out. What is read from here on is all that they wrote.
  public void open() {
    producer.initTransactions();
  }

  /// Writes one record, and gives its offset.
  public <V> long write(Topic<V> topic, String key, V value) {
    RecordHeaders headers = new RecordHeaders();
    byte[] bytes = topic.values().serializer().serialize(topic.name(), headers, value);
    return send(topic, key, bytes, headers);
  }

  /// Writes a tombstone, and gives its offset.
  public long delete(Topic<?> topic, String key) {
    return send(topic, key, null, new RecordHeaders());
  }

  private long send(Topic<?> topic, String key, byte @Nullable [] bytes, RecordHeaders headers) {
    producer.beginTransaction();
    try {
      Future<RecordMetadata> sent =
          producer.send(new ProducerRecord<>(topic.name(), null, key, bytes, headers));
      producer.commitTransaction();
      return sent.resultNow().offset();
    } catch (KafkaException e) {
      abort(e);
      throw e;
    }
  }

  private void abort(KafkaException cause) {
    try {
      producer.abortTransaction();
    } catch (RuntimeException e) {
      // After a commit that was not answered, it is an IllegalStateException: the cause counts.
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
