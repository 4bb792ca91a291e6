package tributary.ingest.outlet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.feed.FeedStatus;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.letter.Letter;
import tributary.events.letter.Place;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;
import tributary.events.trace.Trace;

/// The one writer of a raw partition. All that a call writes is one transaction. One thread.
public final class Outlet implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);
  private static final String MARK = "mark";

  /// Of a value, in bytes; the rest of the largest record is for its key and headers.
  private static final int LARGEST = Cluster.MAX_RECORD - 16 * 1024;

  /// The offset of what was never written.
  private static final long NOWHERE = -1;

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
      visit.arrivals().forEach(arrival -> send(visit, arrival, stamp));
      FeedStatus status = visit.remembering(stamp);
      send(cluster.topics().feedStatus(), status.feed(), status, now);
      written.add(status);
    }
    return written;
  }

  /// An entry of which no record can be made must not keep the others of its feed from coming, nor
  /// be tried again at every visit: it is told to have been seen, and lies in the dead letters.
  private void send(Visited visit, Arrival arrival, Instant stamp) {
    ProducerRecord<String, byte[]> record;
    try {
      RawItem item = arrival.stamped().apply(arrival.since(stamp));
      record = record(cluster.topics().raw(item.kind()), item.id(), Marked.of(item), stamp);
      if (record.value().length > LARGEST) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "a record of %,d bytes, and %,d is the most",
                record.value().length,
                LARGEST));
      }
    } catch (RuntimeException e) {
      String reason = Letter.reason(e);
      LOG.warn("{}: item {} is set aside: {}", visit.name(), arrival.item(), reason);
      send(rejected(visit, arrival, reason));
      return;
    }
    send(record);
  }

  private ProducerRecord<String, byte[]> rejected(Visited visit, Arrival arrival, String reason) {
    Place wanted = new Place(cluster.topics().posts().name(), partition, NOWHERE);
    RecordHeaders own = new RecordHeaders();
    Trace.ofItem(arrival.item(), arrival.version(), "fetch").on(own);
    Headers headers = Letter.headers(wanted, "ingest", "item", Run.MAIN, reason, own);
    byte[] facts =
        "{\"feed\":\"%s\",\"item\":\"%s\",\"version\":%d}"
            .formatted(visit.status().feed(), arrival.item(), arrival.version())
            .getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(
        cluster.topics().deadLetters().name(), null, null, arrival.item(), facts, headers);
  }

  /// Writes a record of a raw topic once more, after those that are there: its bytes as they were,
  /// its stamp a new one.
  ///
  /// @param headers that it is to have
  /// @throws ProducerFencedException when another has become the writer; nothing was written
  public void again(
      String topic, String key, byte[] value, Headers headers, Instant now, Stamps stamps) {
    producer.beginTransaction();
    try {
      long stamp = stamps.next(now).toEpochMilli();
      send(new ProducerRecord<>(topic, partition, stamp, key, value, headers));
      producer.commitTransaction();
    } catch (ProducerFencedException e) {
      throw e; // the new owner has already ended the transaction
    } catch (RuntimeException e) {
      abort(e);
      throw e;
    }
  }

  private <V> void send(Topic<V> topic, String key, V value, Instant stamp) {
    send(record(topic, key, value, stamp));
  }

  private void send(ProducerRecord<String, byte[]> record) {
    // commitTransaction tells of every send that failed
    Future<RecordMetadata> _ = producer.send(record);
  }

  private <V> ProducerRecord<String, byte[]> record(
      Topic<V> topic, String key, V value, Instant stamp) {
    RecordHeaders headers = new RecordHeaders();
    byte[] bytes = topic.values().serializer().serialize(topic.name(), headers, value);
    return new ProducerRecord<>(topic.name(), partition, stamp.toEpochMilli(), key, bytes, headers);
  }

  @Override
  public void close() {
    producer.close(PARTING);
  }
}
