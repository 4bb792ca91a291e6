package tributary.app.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tributary.app.topic.Snapshot;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.Supply;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig;
import tributary.enrich.subject.Subjects;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// One run of the enrich role over given raw items, on topics of its own.
final class Run implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Cluster cluster;
  private final Path state;
  private final KafkaProducer<String, byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  Run(String broker, String prefix, int partitions, Path state) {
    cluster = new Cluster(broker, prefix, partitions, (short) 1, Map.of());
    this.state = state;
    try (TopicDesk desk = new TopicDesk(cluster)) {
      desk.ensure();
    }
    producer =
        new KafkaProducer<>(
            cluster.producer(Map.of()), new StringSerializer(), new ByteArraySerializer());
  }

  /// Writes items as ingest would: in order within a raw partition, partitions interleaved by
  /// chance.
  void write(List<RawItem> items, long seed) {
    Map<String, List<RawItem>> lanes = new TreeMap<>();
    items.forEach(item -> lanes.computeIfAbsent(lane(item), l -> new ArrayList<>()).add(item));
    Random chance = new Random(seed);
    List<String> open = new ArrayList<>(lanes.keySet());
    Map<String, Integer> next = new HashMap<>();
    while (!open.isEmpty()) {
      String lane = open.get(chance.nextInt(open.size()));
      List<RawItem> queue = lanes.getOrDefault(lane, List.of());
      int position = next.merge(lane, 1, Integer::sum) - 1;
      write(queue.get(position));
      if (position + 1 == queue.size()) {
        open.remove(lane);
      }
    }
    settle();
  }

  /// Promises, on every raw partition, that nothing more comes up to `upTo`.
  void mark(Instant upTo) {
    List<Runnable> marks = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Topic<Marked<RawItem>> topic = cluster.topics().raw(kind);
      for (int p = 0; p < cluster.partitions(); p++) {
        String writer = new Topics("").raw(kind).name() + "-" + p;
        Marked<RawItem> mark = new Marked.Mark<>(writer, upTo);
        int partition = p;
        marks.add(() -> send(topic, partition, upTo, "mark", mark));
      }
    }
    Collections.shuffle(marks, new Random(upTo.toEpochMilli()));
    marks.forEach(Runnable::run);
    settle();
  }

  /// Bytes that are no item.
  void garbage(byte[] bytes) {
    sent.add(
        producer.send(new ProducerRecord<>(cluster.topics().posts().name(), 0, "garbage", bytes)));
    settle();
  }

  /// Anything at all, on the first partition of `posts`.
  long send(@Nullable String key, byte @Nullable [] value, Instant stamp, Headers headers)
      throws Exception {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            cluster.topics().posts().name(), 0, stamp.toEpochMilli(), key, value, headers);
    return producer.send(record).get().offset();
  }

  /// Bytes on the first partition of a topic.
  void send(Topic<?> topic, String key, byte[] value) throws Exception {
    producer.send(new ProducerRecord<>(topic.name(), 0, key, value)).get();
  }

  /// Takes away what lies on `posts` before an offset.
  void deleteUpTo(long offset) throws Exception {
    TopicPartition posts = new TopicPartition(cluster.topics().posts().name(), 0);
    try (Admin admin = Admin.create(cluster.admin())) {
      admin.deleteRecords(Map.of(posts, RecordsToDelete.beforeOffset(offset))).all().get();
    }
  }

  /// Takes a topic away, and comes back when the broker knows of it no more.
  void drop(Topic<?> topic) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Admin admin = Admin.create(cluster.admin())) {
      admin.deleteTopics(List.of(topic.name())).all().get();
      while (admin.listTopics().names().get().contains(topic.name())) {
        assertThat(System.nanoTime()).as("%s goes away", topic.name()).isLessThan(deadline);
      }
    }
  }

  /// Where it runs.
  Cluster cluster() {
    return cluster;
  }

  /// Without embedding.
  Enrich start() throws InterruptedException {
    return start(EnrichConfig.Switch.OFF);
  }

  Enrich start(EnrichConfig.Switch embedding) throws InterruptedException {
    return start(EnrichConfig.defaults().embedding(embedding), "enrich-test", state);
  }

  /// One of several instances.
  Enrich start(EnrichConfig config, String instance, Path own) throws InterruptedException {
    Enrich enrich = new Enrich(cluster, config, new Subjects(List.of()), own, instance);
    try {
      enrich.start();
    } catch (RuntimeException e) {
      enrich.close();
      throw e;
    }
    enrich.awaitRunning(PATIENCE);
    return enrich;
  }

  /// The latest bytes of every story once time has closed up to `upTo` on every partition.
  Map<String, String> stories(Instant upTo) {
    Topic<?> topic = cluster.topics().stories();
    Map<String, String> stories = new TreeMap<>();
    Map<Integer, Instant> closed = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (closed.size() < cluster.partitions()
          || closed.values().stream().anyMatch(upTo::isAfter)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("stories did not close up to " + upTo + ", but to " + closed);
        }
        consumer.poll(Duration.ofMillis(100)).forEach(record -> take(record, stories, closed));
      }
    }
    return stories;
  }

  /// The keys of all records on `vectors`, in the order of each partition.
  List<String> vectors() {
    List<String> keys = new ArrayList<>();
    Snapshot.each(cluster, cluster.topics().vectors(), record -> keys.add(record.key()));
    return keys;
  }

  /// What lies in the dead letters, once something does.
  ConsumerRecord<String, byte[]> firstDeadLetter() {
    Topic<byte[]> topic = cluster.topics().deadLetters();
    try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> letter : consumer.poll(Duration.ofMillis(100))) {
          return letter;
        }
      }
    }
    throw new AssertionError("no dead letter");
  }

  @Override
  public void close() {
    producer.close();
  }

  private void take(
      ConsumerRecord<String, byte[]> record,
      Map<String, String> stories,
      Map<Integer, Instant> closed) {
    Topic<? extends Marked<?>> topic = cluster.topics().stories();
    switch (topic.values().deserializer().deserialize(topic.name(), record.value())) {
      case Marked.Mark<?> mark -> closed.put(record.partition(), mark.upTo());
      case Marked.Value<?> value ->
          stories.put(record.key(), new String(record.value(), StandardCharsets.UTF_8));
    }
  }

  private KafkaConsumer<String, byte[]> consumer(Topic<?> topic) {
    Properties properties = cluster.consumer(Map.of());
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private void settle() {
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      if (one.state() != Future.State.SUCCESS) {
        throw new AssertionError("not written", one.exceptionNow());
      }
    }
    sent.clear();
  }

  private void write(RawItem item) {
    int partition = Math.floorMod(item.origin().feed().hashCode(), cluster.partitions());
    send(
        cluster.topics().raw(item.kind()),
        partition,
        Supply.seen(item),
        item.id(),
        Marked.of(item));
  }

  private String lane(RawItem item) {
    int partition = Math.floorMod(item.origin().feed().hashCode(), cluster.partitions());
    return item.kind() + "-" + partition;
  }

  private void send(
      Topic<Marked<RawItem>> topic,
      int partition,
      Instant stamp,
      String key,
      Marked<RawItem> marked) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), marked);
    sent.add(
        producer.send(
            new ProducerRecord<>(topic.name(), partition, stamp.toEpochMilli(), key, bytes)));
  }
}
