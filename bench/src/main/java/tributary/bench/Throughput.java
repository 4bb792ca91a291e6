package tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.TopicDesk;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig;
import tributary.enrich.subject.Subjects;
import tributary.events.item.Dates;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// Writes generated items to an embedded broker in this process, then starts enrich and measures
/// until the last story is closed: start-up, compilation and broker are in the figure.
public final class Throughput {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration APART = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /// A mark this often, as a reader a little behind a busy ingest finds them.
  private static final int PER_MARK = 100;

  /// Items that tell one event.
  private static final int TELLINGS = 4;

  private static final int WORDS = 20_000;

  private Throughput() {}

  /// @param args how many items (20000), on how many partitions (3)
  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int partitions = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    Path folder = Files.createTempDirectory("throughput");
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0)) {
      Cluster cluster = new Cluster(broker.address(), "", partitions, (short) 1, Map.of());
      try (TopicDesk desk = new TopicDesk(cluster)) {
        desk.ensure();
      }
      write(cluster, count);
      measure(cluster, folder.resolve("state"), count);
    }
  }

  private static void measure(Cluster cluster, Path state, int count)
      throws InterruptedException, IOException {
    Files.createDirectories(state);
    long begun = System.nanoTime();
    EnrichConfig config = EnrichConfig.defaults().embedding(EnrichConfig.Switch.OFF);
    try (Enrich enrich = new Enrich(cluster, config, new Subjects(List.of()), state, "bench")) {
      enrich.start();
      int stories = awaitStories(cluster, BEGIN.plus(APART.multipliedBy(count)));
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "%,d items on %d partitions: %.1f s, %,.0f items/s, %,d stories; heap after GC %d MB%n",
          count,
          cluster.partitions(),
          seconds,
          count / seconds,
          stories,
          (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
  }

  private static void write(Cluster cluster, int count) {
    Topic<Marked<RawItem>> posts = cluster.topics().posts();
    Random chance = new Random(1);
    try (KafkaProducer<String, Marked<RawItem>> producer =
        new KafkaProducer<>(
            cluster.producer(Map.of()), new StringSerializer(), posts.values().serializer())) {
      List<Integer> event = List.of();
      for (int i = 1; i <= count; i++) {
        event = i % TELLINGS == 1 ? words(chance, 12) : event;
        Instant seen = BEGIN.plus(APART.multipliedBy(i));
        RawItem item = item(i, event, chance, seen);
        int partition = chance.nextInt(cluster.partitions());
        send(producer, posts.name(), partition, seen, item.id(), Marked.of(item));
        if (i % PER_MARK == 0 || i == count) {
          mark(producer, cluster, seen);
        }
      }
    }
  }

  private static void mark(
      KafkaProducer<String, Marked<RawItem>> producer, Cluster cluster, Instant upTo) {
    for (Kind kind : Kind.values()) {
      String topic = cluster.topics().raw(kind).name();
      for (int p = 0; p < cluster.partitions(); p++) {
        Marked<RawItem> mark = new Marked.Mark<>(topic + "-" + p, upTo);
        send(producer, topic, p, upTo, "mark", mark);
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

  /// Words by Zipf's law, as far as a power of a uniform number comes near it.
  private static List<Integer> words(Random chance, int count) {
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add((int) (WORDS * Math.pow(chance.nextDouble(), 3)));
    }
    return words;
  }

  private static String text(List<Integer> words) {
    StringBuilder text = new StringBuilder("The");
    words.forEach(word -> text.append(" w").append(Integer.toString(word, 36)));
    return text.append('.').toString();
  }

  private static RawItem item(int i, List<Integer> event, Random chance, Instant seen) {
    StringBuilder body = new StringBuilder();
    for (int sentence = 0; sentence < 8; sentence++) {
      List<Integer> words = new ArrayList<>(event.subList(sentence, sentence + 4));
      words.addAll(words(chance, 10));
      body.append(text(words)).append(' ');
    }
    String outlet = "outlet" + i % 200;
    return new RawItem(
        "item-" + i,
        1,
        Kind.POST,
        new Origin(outlet, outlet, null),
        "item-" + i,
        null,
        text(event.subList(0, 6)),
        null,
        body.toString(),
        new Dates(seen, "made", null, null, seen),
        List.of(),
        List.of(),
        "en",
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        false);
  }

  /// @return how many stories there are once all partitions are closed up to `upTo`
  private static int awaitStories(Cluster cluster, Instant upTo) {
    Topic<Marked<Story>> topic = cluster.topics().stories();
    Map<Integer, Instant> closed = new HashMap<>();
    Map<String, Integer> versions = new HashMap<>();
    try (KafkaConsumer<String, Marked<Story>> consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new StringDeserializer(), topic.values().deserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (closed.size() < all.size() || closed.values().stream().anyMatch(upTo::isAfter)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("not closed up to " + upTo + ", but to " + closed);
        }
        consumer.poll(Duration.ofMillis(100)).forEach(record -> take(record, closed, versions));
      }
    }
    return versions.size();
  }

  private static void take(
      ConsumerRecord<String, Marked<Story>> record,
      Map<Integer, Instant> closed,
      Map<String, Integer> versions) {
    switch (record.value()) {
      case Marked.Mark<Story> mark -> closed.put(record.partition(), mark.upTo());
      case Marked.Value<Story>(Story story) -> versions.put(story.id(), story.version());
    }
  }
}
