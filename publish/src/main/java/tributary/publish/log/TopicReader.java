package tributary.publish.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// Reads whole topics from their beginning and follows them, without a group: what is made of them
/// lives in memory. Sees committed records only. For one thread, but for [#wake].
public final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration STEP = Duration.ofMillis(100);

  /// What to do with a record; null is a tombstone.
  public interface Handler<V> {
    void accept(int partition, String key, @Nullable V value);
  }

  /// What to do with a record and its place on the log; null is a tombstone.
  public interface Placed<V> {
    void accept(int partition, long offset, String key, @Nullable V value);
  }

  /// What to do with a record and all that came with it; the value is null for a tombstone.
  public interface Received<V> {
    void accept(ConsumerRecord<String, byte[]> entry, @Nullable V value);
  }

  private record Hearer<V>(Predicate<String> keys, Received<V> handler) {}

  private record Followed<V>(Topic<V> topic, List<Hearer<V>> hearers) {
    void read(ConsumerRecord<String, byte[]> entry) {
      List<Hearer<V>> hearing =
          hearers.stream().filter(hearer -> hearer.keys().test(entry.key())).toList();
      if (hearing.isEmpty()) {
        return;
      }
      V value =
          topic.values().deserializer().deserialize(topic.name(), entry.headers(), entry.value());
      hearing.forEach(hearer -> hearer.handler().accept(entry, value));
    }
  }

  private final Consumer<String, byte[]> consumer;
  private final Map<String, Followed<?>> followed = new HashMap<>();
  private final List<TopicPartition> partitions = new ArrayList<>();
  private int unreadable;

  /// @param client name for the broker's logs
  public TopicReader(Cluster cluster, String client) {
    this(cluster, client, Map.of());
  }

  /// One that can tell how far was read under the name of a group; it does not join it.
  public TopicReader(Cluster cluster, String client, String group) {
    this(cluster, client, Map.of("group.id", group));
  }

  private TopicReader(Cluster cluster, String client, Map<String, String> more) {
    this(
        new KafkaConsumer<>(
            cluster.consumer(settings(client, more)),
            new StringDeserializer(),
            new ByteArrayDeserializer()));
  }

  private static Map<String, String> settings(String client, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("client.id", client);
    settings.put("request.timeout.ms", "15000");
    settings.put("default.api.timeout.ms", "20000");
    return settings;
  }

  TopicReader(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /// How many partitions a topic has.
  ///
  /// @throws IllegalStateException if there is no such topic
  public int partitions(Topic<?> topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic.name());
    if (found == null || found.isEmpty()) {
      throw new IllegalStateException(
          "There is no topic '" + topic.name() + "' on this cluster: create the topics first.");
    }
    return found.size();
  }

  /// Reads `topic` too, from its beginning. Who follows a topic besides others, does so before
  /// anything is read.
  public <V> void follow(Topic<V> topic, Handler<V> handler) {
    receive(topic, (entry, value) -> handler.accept(entry.partition(), entry.key(), value));
  }

  /// Reads `topic` too, from its beginning, with headers and stamps.
  public <V> void receive(Topic<V> topic, Received<V> handler) {
    consumer.seekToBeginning(assign(topic, new Hearer<>(key -> true, handler)));
  }

  /// Reads `topic` too, with headers and stamps, each partition from its place.
  ///
  /// @param places of every partition
  public <V> void receive(Topic<V> topic, Map<Integer, Place> places, Received<V> handler) {
    for (TopicPartition partition : assign(topic, new Hearer<>(key -> true, handler))) {
      Place place = places.get(partition.partition());
      if (place == null) {
        throw new IllegalArgumentException("it is not said from where to read " + partition);
      }
      consumer.seek(partition, place.next());
    }
  }

  /// How far a topic was read under the name of the group, by partition; none where it never was.
  public Map<Integer, Place> kept(Topic<?> topic) {
    Map<Integer, Place> kept = new HashMap<>();
    consumer
        .committed(Set.copyOf(places(topic)))
        .forEach((partition, offset) -> {
          if (offset != null) {
            kept.put(partition.partition(), Place.of(offset));
          }
        });
    return kept;
  }

  ConsumerGroupMetadata group() {
    return consumer.groupMetadata();
  }

  /// The offset behind the last record that was handled, by partition of a followed topic.
  public Map<Integer, Long> positions(Topic<?> topic) {
    Map<Integer, Long> positions = new HashMap<>();
    places(topic).forEach(at -> positions.put(at.partition(), consumer.position(at)));
    return positions;
  }

  /// Reads of `topic` too, from its beginning, what has one of these keys; the rest is not even
  /// parsed.
  public <V> void follow(Topic<V> topic, Predicate<String> keys, Handler<V> handler) {
    Received<V> received = (entry, value) -> handler.accept(entry.partition(), entry.key(), value);
    consumer.seekToBeginning(assign(topic, new Hearer<>(keys, received)));
  }

  /// Where a reader of a topic left off.
  public interface Bookmark {
    /// Called once before reading, with the offset behind each partition's last record.
    void begin(Map<Integer, Long> ends);

    /// The offset to read on from.
    long next(int partition);
  }

  /// Reads `topic` too, each partition from its bookmark; from its beginning where there is no such
  /// offset.
  public <V> void follow(Topic<V> topic, Bookmark bookmark, Placed<V> handler) {
    Received<V> received =
        (entry, value) -> handler.accept(entry.partition(), entry.offset(), entry.key(), value);
    List<TopicPartition> added = assign(topic, new Hearer<>(key -> true, received));
    Map<Integer, Long> ends = new HashMap<>();
    consumer.endOffsets(added).forEach((partition, end) -> ends.put(partition.partition(), end));
    bookmark.begin(ends);
    added.forEach(partition -> consumer.seek(partition, bookmark.next(partition.partition())));
  }

  /// The offsets of a topic's first records from an instant on, by partition; where there is none,
  /// so many before the end.
  public Map<Integer, Long> offsets(Topic<?> topic, Instant since, int last) {
    Map<TopicPartition, Long> wanted = new HashMap<>();
    places(topic).forEach(partition -> wanted.put(partition, since.toEpochMilli()));
    Map<TopicPartition, Long> ends = consumer.endOffsets(wanted.keySet());
    Map<Integer, Long> offsets = new HashMap<>();
    consumer
        .offsetsForTimes(wanted)
        .forEach((partition, found) ->
            offsets.put(
                partition.partition(),
                found == null
                    ? Math.max(0, ends.getOrDefault(partition, 0L) - last)
                    : found.offset()));
    return offsets;
  }

  private List<TopicPartition> places(Topic<?> topic) {
    return IntStream.range(0, partitions(topic))
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }

  private <V> List<TopicPartition> assign(Topic<V> topic, Hearer<V> hearer) {
    List<TopicPartition> added = places(topic);
    @SuppressWarnings("unchecked") // a topic of one name has values of one type
    Followed<V> known = (Followed<V>) followed.get(topic.name());
    if (known == null) {
      followed.put(topic.name(), new Followed<>(topic, new ArrayList<>(List.of(hearer))));
      partitions.addAll(added);
      consumer.assign(partitions);
    } else {
      known.hearers().add(hearer);
    }
    return added;
  }

  /// How many records of a followed topic are not read yet, as far as the broker has said by now.
  public long behind(Topic<?> topic) {
    return partitions.stream()
        .filter(partition -> partition.topic().equals(topic.name()))
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  /// Reads on until everything that was on the topics at the call has been handled, or `stop` says
  /// to leave it.
  public void toEnd(BooleanSupplier stop) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (!stop.getAsBoolean() && !reached(ends)) {
      poll(STEP);
    }
  }

  /// Reads on until the record at `offset` of a topic with one partition has been handled. The end
  /// of a topic is no measure for that: what a transaction wrote lies behind it until the broker
  /// has put its marker, some time after the commit.
  public void past(Topic<?> topic, long offset, BooleanSupplier stop) {
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    while (!stop.getAsBoolean() && consumer.position(partition) <= offset) {
      poll(STEP);
    }
  }

  /// Handles what comes within `wait`.
  public void poll(Duration wait) {
    consumer.poll(wait).forEach(this::read);
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void read(ConsumerRecord<String, byte[]> entry) {
    Followed<?> topic = followed.get(entry.topic());
    if (topic == null) {
      return;
    }
    try {
      topic.read(entry);
    } catch (SerializationException | IllegalArgumentException e) {
      unreadable++;
      LOG.error(
          "Passed over record {} of {}, partition {}, which this program cannot read: {}",
          entry.offset(),
          entry.topic(),
          entry.partition(),
          e.getMessage());
    }
  }

  /// Records passed over because they could not be read.
  public int unreadable() {
    return unreadable;
  }

  /// Makes a waiting [#poll] end with a WakeupException; from any thread.
  public void wake() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
