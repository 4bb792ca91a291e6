package tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
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
  private static final Duration STALLED = Duration.ofMinutes(5);

  /// A mark this often, as a reader a little behind a busy ingest finds them.
  private static final int PER_MARK = 100;

  /// Progress is said this often.
  private static final Duration SAID = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final MadeNews news;
  private final Random chance = new Random(1);
  private final Enrich enrich;
  private final Set<String> stories = new HashSet<>();
  private final Map<Integer, Instant> closed = new HashMap<>();
  private final KafkaConsumer<String, Marked<Story>> told;
  private int written;
  private int done;

  /// What a portion took.
  ///
  /// @param nanos on the wall, from the start of enrich or the last item written
  /// @param processor nanoseconds that this process had of it, broker and all
  record Took(int items, long nanos, long processor) {
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
    Topic<Marked<Story>> topic = cluster.topics().stories();
    told =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new StringDeserializer(), topic.values().deserializer());
    List<TopicPartition> all =
        told.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    told.assign(all);
    told.seekToBeginning(all);
  }

  int stories() {
    return stories.size();
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
    Topic<Marked<RawItem>> posts = cluster.topics().posts();
    try (KafkaProducer<String, Marked<RawItem>> producer =
        new KafkaProducer<>(
            cluster.producer(Map.of()), new StringSerializer(), posts.values().serializer())) {
      for (int i = 1; i <= count; i++) {
        RawItem item = news.next();
        Instant seen = item.dates().firstSeen();
        int partition = chance.nextInt(cluster.partitions());
        send(producer, posts.name(), partition, seen, item.id(), Marked.of(item));
        if (i % PER_MARK == 0 || i == count) {
          mark(producer, seen);
        }
      }
      written += count;
    }
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
    return new Took(done - before, System.nanoTime() - begun, Consumption.processor() - processor);
  }

  private boolean advance() {
    if (closed.size() < cluster.partitions()) {
      return false;
    }
    Instant least = closed.values().stream().min(Instant::compareTo).orElseThrow();
    int before = done;
    while (done < written && !news.seen(done + 1).isAfter(least)) {
      done++;
    }
    return done > before;
  }

  private void take(ConsumerRecord<String, Marked<Story>> record) {
    switch (record.value()) {
      case Marked.Mark<Story> mark -> closed.put(record.partition(), mark.upTo());
      case Marked.Value<Story>(Story story) -> stories.add(story.id());
    }
  }
}
