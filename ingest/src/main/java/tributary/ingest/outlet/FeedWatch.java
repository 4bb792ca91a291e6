package tributary.ingest.outlet;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.feed.Feed;
import tributary.events.topic.Cluster;

/// Reads `feeds` for all desks of an instance, and tells each of those whose host belongs to its
/// partition. All partitions are read, once: anybody may write there with a partitioner of their
/// own. Any thread; after a failure of Kafka the next call begins anew.
public final class FeedWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedWatch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final Duration GLANCE = Duration.ofMillis(10);

  private final Cluster cluster;
  private final List<TopicPartition> partitions;
  private final FeedList list;
  private final Map<String, Integer> owners = new HashMap<>();
  private final Map<Integer, Seat> seats = new HashMap<>();
  private @Nullable Readers readers;
  private long glanced = System.nanoTime() - GLANCE.toNanos();

  /// @param follower stays on `feeds`; its connection mostly holds a fetch that waits at the broker
  /// @param scout asks for ends: a question behind a waiting fetch would wait as long
  private record Readers(Consumer<String, byte[]> follower, Consumer<String, byte[]> scout) {
    void close() {
      follower.close();
      scout.close();
    }
  }

  /// Opens nothing yet.
  public FeedWatch(Cluster cluster) {
    this.cluster = cluster;
    this.list = new FeedList(cluster.topics().feeds(), _ -> true);
    this.partitions =
        IntStream.range(0, cluster.partitions())
            .mapToObj(number -> new TopicPartition(cluster.topics().feeds().name(), number))
            .toList();
  }

  /// What one desk is told.
  public final class Seat implements AutoCloseable {
    private final int partition;
    private final Map<String, @Nullable Feed> news = new LinkedHashMap<>();

    private Seat(int partition) {
      this.partition = partition;
    }

    /// What came onto `feeds` meanwhile, without waiting.
    public void news(FeedList.Told told) {
      synchronized (FeedWatch.this) {
        glance();
        tell(told);
      }
    }

    /// All that is on `feeds` at this moment.
    ///
    /// @throws TimeoutException when for half a minute nothing of it comes
    public void all(FeedList.Told told) {
      synchronized (FeedWatch.this) {
        catchUp();
        tell(told);
      }
    }

    private void tell(FeedList.Told told) {
      news.forEach(told::tell);
      news.clear();
    }

    @Override
    public void close() {
      synchronized (FeedWatch.this) {
        seats.remove(partition, this);
      }
    }
  }

  /// Takes a seat for a partition; its first news are all of its feeds.
  public synchronized Seat seat(int partition) {
    Seat seat = new Seat(partition);
    owners.forEach((id, owner) -> {
      if (owner == partition) {
        seat.news.put(id, list.feed(id));
      }
    });
    seats.put(partition, seat);
    return seat;
  }

  private void glance() {
    if (System.nanoTime() - glanced > GLANCE.toNanos()) {
      read(Duration.ZERO);
      glanced = System.nanoTime();
    }
  }

  /// Patience begins anew with all that comes: a long log is no broken broker.
  private void catchUp() {
    Readers open = readers();
    Map<TopicPartition, Long> ends = guarded(() -> open.scout.endOffsets(partitions));
    long left = left(open, ends);
    long since = System.nanoTime();
    while (left > 0) {
      read(WAIT);
      long now = left(open, ends);
      if (now < left) {
        left = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new TimeoutException("the broker does not give what is on feeds");
      }
    }
  }

  private long left(Readers open, Map<TopicPartition, Long> ends) {
    return guarded(() ->
        ends.entrySet().stream()
            .mapToLong(end -> Math.max(0, end.getValue() - open.follower.position(end.getKey())))
            .sum());
  }

  private void read(Duration wait) {
    Readers open = readers();
    guarded(() -> open.follower.poll(wait)).forEach(this::take);
  }

  private Readers readers() {
    if (readers == null) {
      Readers opened = new Readers(consumer(Map.of()), consumer(Map.of("fetch.max.wait.ms", "10")));
      opened.follower.assign(partitions);
      opened.follower.seekToBeginning(partitions);
      opened.scout.assign(partitions); // or it complains of an answer that it has no use for
      readers = opened;
    }
    return readers;
  }

  private Consumer<String, byte[]> consumer(Map<String, ?> settings) {
    return new KafkaConsumer<>(
        cluster.consumer(settings), new StringDeserializer(), new ByteArrayDeserializer());
  }

  private <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    try {
      list.take(record, this::tell);
    } catch (SerializationException e) {
      // Each instance says it: who owns the partition may not have taken its seat yet.
      LOG.atWarn()
          .addKeyValue("key", Feed.line(record.key()))
          .log(
              "feeds, partition {}, offset {} is passed over: {}",
              record.partition(),
              record.offset(),
              e.getMessage());
    }
  }

  private void tell(String id, @Nullable Feed feed) {
    Integer owner = feed == null ? null : HostPartition.of(feed.url(), cluster.partitions());
    Integer before = owner == null ? owners.remove(id) : owners.put(id, owner);
    if (before != null && !before.equals(owner)) {
      tell(before, id, null);
    }
    if (owner != null) {
      tell(owner, id, feed);
    }
  }

  private void tell(int partition, String id, @Nullable Feed feed) {
    Seat seat = seats.get(partition);
    if (seat != null) {
      seat.news.put(id, feed);
    }
  }

  /// Leaves Kafka alone until it is asked again.
  @Override
  public synchronized void close() {
    if (readers != null) {
      readers.close();
      readers = null;
    }
  }
}
