package tributary.ingest.outlet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tributary.events.feed.FeedStatus;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// The one writer of a raw partition. All that a call writes is one transaction. One thread.
public final class Outlet implements AutoCloseable {
  private static final String MARK = "mark";
  private static final Duration PARTING = Duration.ofSeconds(2);

  private final Producer<String, byte[]> producer;
  private final Cluster cluster;
  private final int partition;

  /// @param producer transactional, of this partition's own transactional id
  Outlet(Producer<String, byte[]> producer, Cluster cluster, int partition) {
    this.producer = producer;
    this.cluster = cluster;
    this.partition = partition;
  }

  /// Becomes the writer of `partition`: whoever was it before can write no more.
  public static Outlet fencing(Cluster cluster, int partition) {
    Properties settings =
        cluster.producer(
            Map.of(
                "transactional.id", cluster.prefix() + "ingest-" + partition,
                "transaction.timeout.ms", "30000",
                "delivery.timeout.ms", "20000",
                "request.timeout.ms", "10000",
                "max.block.ms", "20000"));
    Outlet outlet =
        new Outlet(
            new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
            cluster,
            partition);
    try {
      outlet.producer.initTransactions();
      return outlet;
    } catch (RuntimeException e) {
      outlet.close();
      throw e;
    }
  }

  /// Writes marks up to the millisecond before `now`, if they promise anything new and are asked
  /// for, then the visits: items stamped `now` or as soon after as the partition's time allows.
  ///
  /// @return the statuses as written, in the order of the visits
  /// @throws ProducerFencedException when another has become the writer; nothing was written
  /// @throws RuntimeException when nothing was written; this outlet is of no more use then
  public List<FeedStatus> write(List<Visited> visits, boolean mark, Instant now, Stamps stamps) {
    boolean marking = mark && stamps.canMark(now);
    if (visits.isEmpty() && !marking) {
      return List.of();
    }
    producer.beginTransaction();
    try {
      if (marking) {
        mark(now, stamps);
      }
      List<FeedStatus> written = visits(visits, now, stamps);
      producer.commitTransaction();
      return written;
    } catch (ProducerFencedException e) {
      throw e; // the new owner has already ended the transaction
    } catch (InvalidProducerEpochException e) {
      // What a broker says to the first record after the new owner's fencing.
      throw new ProducerFencedException(e.getMessage());
    } catch (RuntimeException e) {
      abort(e);
      throw e;
    }
  }

  private void abort(RuntimeException cause) {
    try {
      producer.abortTransaction();
    } catch (RuntimeException e) {
      cause.addSuppressed(e); // the next owner's fencing ends it
    }
  }

  private void mark(Instant now, Stamps stamps) {
    Instant upTo = stamps.mark(now);
    Instant stamp = stamps.markStamp();
    Topics plain = new Topics("");
    for (Kind kind : Kind.values()) {
      String from = plain.raw(kind).name() + "-" + partition;
      send(cluster.topics().raw(kind), MARK, new Marked.Mark<>(from, upTo), stamp);
    }
  }

  private List<FeedStatus> visits(List<Visited> visits, Instant now, Stamps stamps) {
    List<FeedStatus> written = new ArrayList<>();
    for (Visited visit : visits) {
      Instant stamp = stamps.next(now);
      for (Arrival arrival : visit.arrivals()) {
        RawItem item = arrival.stamped().apply(arrival.since(stamp));
        send(cluster.topics().raw(item.kind()), item.id(), Marked.of(item), stamp);
      }
      FeedStatus status = visit.remembering(stamp);
      send(cluster.topics().feedStatus(), status.feed(), status, now);
      written.add(status);
    }
    return written;
  }

  private <V> void send(Topic<V> topic, String key, V value, Instant stamp) {
    RecordHeaders headers = new RecordHeaders();
    byte[] bytes = topic.values().serializer().serialize(topic.name(), headers, value);
    // commitTransaction tells of every send that failed
    Future<RecordMetadata> _ =
        producer.send(
            new ProducerRecord<>(
                topic.name(), partition, stamp.toEpochMilli(), key, bytes, headers));
  }

  @Override
  public void close() {
    producer.close(PARTING);
  }
}
