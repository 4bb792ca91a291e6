package tributary.ingest.outlet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.feed.FeedStatus;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// What Kafka remembers of a partition: how following its feeds went, and how far its time has
/// come. Committed records only; read after fencing, it is complete. One thread.
public final class Ledger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long TAIL = 64;

  private final Consumer<String, byte[]> scout;

  private final Cluster cluster;
  private final int partition;

  /// What is told of a key.
  @FunctionalInterface
  public interface Told<V> {
    /// @param value null where the key has ended
    void tell(String key, @Nullable V value);
  }

  private Ledger(Cluster cluster, int partition) {
    this.scout =
        new KafkaConsumer<>(
            cluster.consumer(Map.of("fetch.max.wait.ms", "10")),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.cluster = cluster;
    this.partition = partition;
  }

  /// Opens the memory of `partition`.
  public static Ledger open(Cluster cluster, int partition) {
    return new Ledger(cluster, partition);
  }

  /// Every status of the partition, in the order written.
  public void statuses(Told<FeedStatus> told) {
    Topic<FeedStatus> topic = cluster.topics().feedStatus();
    TopicPartition from = at(topic);
    long end = end(from);
    scout.seekToBeginning(List.of(from));
    catchUp(scout, from, end, topic, told);
  }

  /// How far the partition's time has come: the last records of its raw topics tell.
  public Stamps stamps() {
    long stamp = -1;
    long mark = -1;
    for (Kind kind : Kind.values()) {
      Topic<Marked<RawItem>> topic = cluster.topics().raw(kind);
      for (ConsumerRecord<String, byte[]> last : tail(at(topic))) {
        stamp = Math.max(stamp, last.timestamp());
        if (read(topic, last) instanceof Marked.Mark<RawItem> m) {
          mark = Math.max(mark, m.upTo().toEpochMilli());
        }
      }
    }
    return new Stamps(stamp, mark);
  }

  private TopicPartition at(Topic<?> topic) {
    return new TopicPartition(topic.name(), partition);
  }

  private static <V> void catchUp(
      Consumer<String, byte[]> consumer,
      TopicPartition from,
      long end,
      Topic<V> topic,
      Told<V> told) {
    read(consumer, from, end, records -> tell(topic, records, told));
  }

  /// Patience begins anew with all that comes: a long log is no broken broker.
  private static void read(
      Consumer<String, byte[]> consumer,
      TopicPartition from,
      long end,
      java.util.function.Consumer<ConsumerRecords<String, byte[]>> reader) {
    long reached = consumer.position(from);
    long since = System.nanoTime();
    while (reached < end) {
      reader.accept(consumer.poll(WAIT));
      long position = consumer.position(from);
      if (position > reached) {
        reached = position;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new TimeoutException("the broker does not give what is on " + from);
      }
    }
  }

  private long end(TopicPartition of) {
    scout.assign(List.of(of)); // or the client complains of an answer that it has no use for
    return scout.endOffsets(List.of(of)).getOrDefault(of, 0L);
  }

  /// The last records of a partition. Where it ends in nothing but the traces of transactions, a
  /// longer piece of it.
  private List<ConsumerRecord<String, byte[]>> tail(TopicPartition from) {
    long end = end(from);
    long first = scout.beginningOffsets(List.of(from)).getOrDefault(from, 0L);
    for (long length = TAIL; ; length *= 8) {
      long begin = Math.max(first, end - length);
      List<ConsumerRecord<String, byte[]>> found = between(from, begin, end);
      if (!found.isEmpty() || begin == first) {
        return found;
      }
    }
  }

  private List<ConsumerRecord<String, byte[]>> between(TopicPartition from, long begin, long end) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    scout.seek(from, begin);
    read(scout, from, end, records -> found.addAll(records.records(from)));
    return found;
  }

  private static <V> void tell(
      Topic<V> topic, Iterable<ConsumerRecord<String, byte[]>> records, Told<V> told) {
    for (ConsumerRecord<String, byte[]> record : records) {
      V value = read(topic, record);
      if (value != null || record.value() == null) {
        told.tell(record.key(), value);
      }
    }
  }

  /// Null for a tombstone and for what cannot be read: one bad record must not end the room.
  private static <V> @Nullable V read(Topic<V> topic, ConsumerRecord<String, byte[]> record) {
    try {
      return topic.values().deserializer().deserialize(topic.name(), record.value());
    } catch (SerializationException e) {
      LOG.warn(
          "{} partition {} offset {} is passed over: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      return null;
    }
  }

  @Override
  public void close() {
    scout.close();
  }
}
