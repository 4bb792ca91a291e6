package tributary.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig;
import tributary.enrich.subject.Subjects;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// Enrich at work on made-up news, written to its raw topics a portion at a time.
final class EnrichRun implements AutoCloseable {
  private static final Duration STALLED = Duration.ofMinutes(15);

  /// A mark this often, as a reader a little behind a busy ingest finds them.
  private static final int PER_MARK = 100;

  /// As ingest writes them, where items are written as they come.
  private static final Duration MARKS = Duration.ofSeconds(2);

  /// Progress is said this often.
  private static final Duration SAID = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final MadeNews news;
  private final Random chance = new Random(1);
  private final Enrich enrich;
  private int stories;
  private final Map<Integer, Instant> closed = new HashMap<>();
  private final KafkaConsumer<String, byte[]> told;
  private final Topic<Marked<Story>> topic;

  /// When each item was written and when it was told, from the first on.
  private long[] writtenAt = {};

  private long[] toldAt = {};
  private int written;
  private int done;

  /// What a portion took.
  ///
  /// @param nanos on the wall, from the start of enrich or the last item written
  /// @param processor nanoseconds that this process had of it, broker and all
  /// @param waits from an item written to its story closed
  record Took(int items, long nanos, long processor, Waits waits) {
    @Override
    public String toString() {
      return String.format(
          "%,d items: %.1f s, %,.0f items/s, %.2f ms of processor an item",
          items, nanos / 1e9, items / (nanos / 1e9), processor / 1e6 / items);
    }
  }

  /// @param state folder of enrich's stores
  EnrichRun(Cluster cluster, Path state, EnrichConfig config, MadeNews news) throws IOException {
    this.cluster = cluster;
    this.news = news;
    Files.createDirectories(state);
    enrich = new Enrich(cluster, config, new Subjects(List.of()), state, "bench");
    topic = cluster.topics().stories();
    told =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all =
        told.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    told.assign(all);
    told.seekToBeginning(all);
  }

  int stories() {
    return stories;
  }

  void start() {
    enrich.start();
  }

  @Override
  public void close() {
    enrich.close();
    told.close();
  }

  /// Writes the next items, and marks between them.
  void write(int count) {
    room(count);
    try (KafkaProducer<String, Marked<RawItem>> producer = producer()) {
      for (int i = 1; i <= count; i++) {
        Instant seen = writeNext(producer);
        if (i % PER_MARK == 0 || i == count) {
          mark(producer, seen);
        }
      }
    }
  }

  /// Writes the next items as they come on a running system, so many a second, with marks as ingest
  /// writes them, and waits until they are told.
  Took paced(int count, int perSecond) {
    room(count);
    int before = done;
    int end = written + count;
    long begun = System.nanoTime();
    long processor = Consumption.processor();
    long marked = begun;
    try (KafkaProducer<String, Marked<RawItem>> producer = producer()) {
      Instant seen = Instant.EPOCH;
      boolean promised = true;
      while (done < end) {
        long now = System.nanoTime();
        long due = Math.min(end, end - count + (now - begun) * perSecond / 1_000_000_000);
        while (written < due) {
          seen = writeNext(producer);
          promised = false;
        }
        producer.flush();
        if (!promised && now - marked > MARKS.toNanos()) {
          mark(producer, seen);
          promised = true;
          marked = now;
        }
        told.poll(Duration.ofMillis(10)).forEach(this::take);
        advance();
      }
    }
    return took(before, begun, processor);
  }

  private void room(int count) {
    writtenAt = Arrays.copyOf(writtenAt, written + count);
    toldAt = Arrays.copyOf(toldAt, written + count);
  }

  private KafkaProducer<String, Marked<RawItem>> producer() {
    return new KafkaProducer<>(
        cluster.producer(Map.of()),
        new StringSerializer(),
        cluster.topics().posts().values().serializer());
  }

  private Instant writeNext(KafkaProducer<String, Marked<RawItem>> producer) {
    RawItem item = news.next();
    Instant seen = item.dates().firstSeen();
    int partition = chance.nextInt(cluster.partitions());
    writtenAt[written++] = System.nanoTime();
    send(producer, cluster.topics().posts().name(), partition, seen, item.id(), Marked.of(item));
    return seen;
  }

  private void mark(KafkaProducer<String, Marked<RawItem>> producer, Instant upTo) {
    for (Kind kind : Kind.values()) {
      String topic = cluster.topics().raw(kind).name();
      for (int p = 0; p < cluster.partitions(); p++) {
        String writer = Cluster.at("any").topics().raw(kind).name() + "-" + p;
        send(producer, topic, p, upTo, "mark", new Marked.Mark<>(writer, upTo));
      }
    }
  }

  private static void send(
      KafkaProducer<String, Marked<RawItem>> producer,
      String topic,
      int partition,
      Instant stamp,
      String key,
      Marked<RawItem> value) {
    Future<?> _ =
        producer.send(
            new ProducerRecord<>(topic, partition, stamp.toEpochMilli(), key, value),
            (sent, failure) -> {
              if (failure != null) {
                System.err.println("not written: " + key + ": " + failure.getMessage());
                System.exit(1);
              }
            });
  }

  /// Waits until the stories of all that was written are told.
  Took await() {
    int before = done;
    long begun = System.nanoTime();
    long processor = Consumption.processor();
    long moved = begun;
    long said = begun;
    while (done < written) {
      told.poll(Duration.ofMillis(50)).forEach(this::take);
      long now = System.nanoTime();
      if (advance()) {
        moved = now;
      } else if (now - moved > STALLED.toNanos()) {
        throw new IllegalStateException("stalled: stories are closed up to " + closed);
      }
      if (now - said > SAID.toNanos()) {
        System.err.printf("%,d of %,d items told%n", done, written);
        said = now;
      }
    }
    return took(before, begun, processor);
  }

  private Took took(int before, long begun, long processor) {
    long spent = Consumption.processor() - processor;
    long nanos = System.nanoTime() - begun;
    long[] waits = new long[done - before];
    for (int i = 0; i < waits.length; i++) {
      waits[i] = toldAt[before + i] - writtenAt[before + i];
    }
    return new Took(done - before, nanos, spent, Waits.of(waits));
  }

  private boolean advance() {
    if (closed.size() < cluster.partitions()) {
      return false;
    }
    Instant least = closed.values().stream().min(Instant::compareTo).orElseThrow();
    int before = done;
    while (done < written && !news.seen(done + 1).isAfter(least)) {
      toldAt[done++] = System.nanoTime();
    }
    return done > before;
  }

  /// Of stories the headers are enough: to read and keep them is no work of enrich.
  private void take(ConsumerRecord<String, byte[]> record) {
    if (!record.key().startsWith("mark-")) {
      stories += first(record.headers().lastHeader("ce_id")) ? 1 : 0;
    } else if (topic.values().deserializer().deserialize(topic.name(), record.value())
        instanceof Marked.Mark<Story> mark) {
      closed.put(record.partition(), mark.upTo());
    }
  }

  private static boolean first(@Nullable Header id) {
    return id != null && new String(id.value(), StandardCharsets.UTF_8).endsWith("@1");
  }
}
