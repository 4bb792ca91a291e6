package tributary.bench.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tributary.events.digest.Digest;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// What has come out on the topics so far, kept while it comes: versions of items as they were
/// fetched and as they were told, and editions. Reads on a thread of its own, through every outage.
final class Books implements AutoCloseable {
  private final Topics topics;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private final Map<String, Integer> fetched = new HashMap<>();
  private final Map<String, Integer> told = new HashMap<>();
  private final Map<String, Integer> editions = new HashMap<>();
  private final Set<String> guids = new TreeSet<>();
  private final Map<Integer, Instant> closed = new HashMap<>();
  private final int partitions;
  private Instant latest = Instant.EPOCH;

  Books(Cluster cluster) {
    topics = cluster.topics();
    partitions = cluster.partitions();
    consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all = new ArrayList<>();
    List<Topic<?>> wanted = new ArrayList<>(List.of(topics.items(), topics.stories()));
    wanted.add(topics.digests());
    for (Kind kind : Kind.values()) {
      wanted.add(topics.raw(kind));
    }
    wanted.forEach(topic ->
        consumer
            .partitionsFor(topic.name())
            .forEach(info -> all.add(new TopicPartition(info.topic(), info.partition()))));
    consumer.assign(all);
    consumer.seekToBeginning(all);
    thread = Thread.ofPlatform().name("books").daemon().start(this::read);
  }

  private void read() {
    try {
      while (true) {
        consumer.poll(Duration.ofMillis(200)).forEach(this::take);
      }
    } catch (WakeupException e) {
      consumer.close();
    }
  }

  private synchronized void take(ConsumerRecord<String, byte[]> record) {
    String topic = record.topic();
    if (topic.equals(topics.items().name())) {
      Item item = topics.items().values().deserializer().deserialize(topic, record.value());
      told.merge(item.id() + " version " + item.version(), 1, Integer::sum);
    } else if (topic.equals(topics.digests().name())) {
      Digest one = topics.digests().values().deserializer().deserialize(topic, record.value());
      editions.merge(one.edition() + " revision " + one.revision(), 1, Integer::sum);
    } else if (topic.equals(topics.stories().name())) {
      if (topics.stories().values().deserializer().deserialize(topic, record.value())
          instanceof Marked.Mark<?> mark) {
        closed.put(record.partition(), mark.upTo());
      }
    } else {
      fetched(record);
    }
  }

  private void fetched(ConsumerRecord<String, byte[]> record) {
    Marked<RawItem> raw;
    try {
      raw = topics.posts().values().deserializer().deserialize(record.topic(), record.value());
    } catch (RuntimeException e) {
      return; // no item: what was put there to be no item
    }
    if (raw instanceof Marked.Value<RawItem>(RawItem item)) {
      fetched.merge(item.id() + " version " + item.version(), 1, Integer::sum);
      guids.add(String.valueOf(item.guid()));
      Instant stamp = Instant.ofEpochMilli(record.timestamp());
      latest = stamp.isAfter(latest) ? stamp : latest;
    }
  }

  /// Which versions of items were fetched, and how often each is on its topic.
  synchronized Map<String, Integer> fetched() {
    return Map.copyOf(fetched);
  }

  /// Which versions of items enrich has told, and how often.
  synchronized Map<String, Integer> told() {
    return Map.copyOf(told);
  }

  /// Which revisions of editions are out, and how often.
  synchronized Map<String, Integer> editions() {
    return Map.copyOf(editions);
  }

  /// The guids of all that was fetched.
  synchronized Set<String> guids() {
    return Set.copyOf(guids);
  }

  /// When the latest item was first seen.
  synchronized Instant latest() {
    return latest;
  }

  /// Whether all of it is told, and time is closed past it.
  synchronized boolean settled() {
    return told.keySet().containsAll(fetched.keySet())
        && closed.size() == partitions
        && closed.values().stream().noneMatch(latest::isAfter);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
