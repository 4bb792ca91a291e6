package tributary.publish.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// Writes records that are on the log, committed, when the call returns. There is one writer a
/// cluster and role: whoever comes later shuts the earlier one out, whose next write then fails.
/// For one thread.
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

  /// Whether something failed because a later writer has shut this one out.
  public static boolean shutOut(@Nullable Throwable failure) {
    return failure != null
        && (failure instanceof ProducerFencedException
            || failure instanceof InvalidProducerEpochException
            || shutOut(failure.getCause()));
  }

  /// Shuts earlier writers out. What is read from here on is all that they wrote.
  public void open() {
    producer.initTransactions();
  }

  /// Writes one record, and gives its offset.
  public <V> long write(Topic<V> topic, String key, V value) {
    return write(List.of(record(topic, key, value))).getFirst().resultNow().offset();
  }

  /// Writes records in one transaction, in the order given: all of them are on the log when the
  /// call returns, or none.
  ///
  /// @param key of each
  public <V> void write(Topic<V> topic, List<V> values, Function<V, String> key) {
    write(values.stream().map(value -> record(topic, key.apply(value), value)).toList());
  }

  /// Writes a tombstone, and gives its offset.
  public long delete(Topic<?> topic, String key) {
    return write(List.of(new ProducerRecord<String, byte[]>(topic.name(), key, null)))
        .getFirst()
        .resultNow()
        .offset();
  }

  /// Writes records that were made of others, in the order given, together with how far these were
  /// read: all of it is there when the call returns, or nothing.
  ///
  /// @param from the topic that was read
  /// @param reader under the name of whose group it is kept how far
  /// @param read by partition
  public void pass(
      List<Passed<?>> records, Topic<?> from, TopicReader reader, Map<Integer, Place> read) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    read.forEach((partition, place) ->
        offsets.put(new TopicPartition(from.name(), partition), place.kept()));
    write(
        records.stream().map(Passed::to).toList(),
        () -> {
          if (!offsets.isEmpty()) {
            producer.sendOffsetsToTransaction(offsets, reader.group());
          }
        });
  }

  private static <V> ProducerRecord<String, byte[]> record(Topic<V> topic, String key, V value) {
    RecordHeaders headers = new RecordHeaders();
    byte[] bytes = topic.values().serializer().serialize(topic.name(), headers, value);
    return new ProducerRecord<>(topic.name(), null, key, bytes, headers);
  }

  private List<Future<RecordMetadata>> write(List<ProducerRecord<String, byte[]>> records) {
    return write(records, () -> {});
  }

  private List<Future<RecordMetadata>> write(
      List<ProducerRecord<String, byte[]>> records, Runnable last) {
    producer.beginTransaction();
    try {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      last.run();
      producer.commitTransaction();
      return sent;
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
