package tributary.bench.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tributary.app.Main;
import tributary.app.broker.Ports;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.StoryReader;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// A broker and instances of enrich in JVMs of their own, and items written for them as ingest
/// would. For one thread.
public final class EnrichLine implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(60);
  private static final int PER_MARK = 100;

  private final Path folder;
  private final Supplier<RawItem> news;
  private final Cluster cluster;
  private final int port = Ports.anyFree();
  private final int unused = Ports.anyFree();
  private final StoryReader reader;
  private Jvm broker;
  private Instant written = Instant.MIN;

  /// Starts the broker.
  ///
  /// @param news of which stamps rise
  public EnrichLine(Path folder, int partitions, Supplier<RawItem> news) throws Exception {
    this.folder = folder;
    this.news = news;
    this.cluster = new Cluster("127.0.0.1:" + port, "", partitions, (short) 1, Map.of());
    this.broker = startedBroker();
    try (TopicDesk desk = new TopicDesk(cluster)) {
      desk.ensure();
    }
    this.reader = new StoryReader(cluster);
  }

  /// Kills the broker and starts it again.
  ///
  /// @return seconds until it takes requests
  public double killBroker() throws Exception {
    broker.kill();
    long begun = System.nanoTime();
    broker = startedBroker();
    return (System.nanoTime() - begun) / 1e9;
  }

  private Jvm startedBroker() throws Exception {
    Path output = folder.resolve("broker-" + System.nanoTime() + ".txt");
    Jvm jvm =
        Jvm.start(
            output,
            Jvm.Way.megabytes(384),
            LoneBroker.class,
            folder.resolve("kafka").toString(),
            "" + port,
            "" + unused,
            "" + unused);
    while (!jvm.said().contains("a broker listens")) {
      if (!jvm.alive()) {
        throw new IllegalStateException("the broker does not start: " + jvm.lastSaid(5));
      }
      Thread.sleep(20);
    }
    return jvm;
  }

  /// Starts an instance.
  ///
  /// @param wrapper a command that becomes the JVM, such as `taskset -c 0`; may be empty
  public Jvm enrich(String instance, int heap, String... wrapper) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(instance + ".yaml"),
            """
            instance: %s
            data: %s
            kafka: {bootstrap: '%s', partitions: %d}
            enrich: {embedding: off, threads: 1}
            """
                .formatted(instance, data(instance), cluster.bootstrap(), cluster.partitions()));
    return Jvm.start(
        folder.resolve(instance + ".txt"),
        Jvm.Way.megabytes(heap)
            .with("-XX:+TieredCompilation")
            .with("-XX:TieredStopAtLevel=4")
            .in(wrapper),
        Main.class,
        "enrich",
        "--config",
        file.toString());
  }

  public Path data(String instance) {
    return folder.resolve("data-" + instance);
  }

  /// Writes the next items, and marks between them.
  public void write(int count) throws Exception {
    Topic<Marked<RawItem>> posts = cluster.topics().posts();
    try (KafkaProducer<String, Marked<RawItem>> producer =
        new KafkaProducer<>(
            cluster.producer(Map.of()), new StringSerializer(), posts.values().serializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        RawItem item = news.get();
        written = item.dates().firstSeen();
        int partition = Math.floorMod(item.origin().feed().hashCode(), cluster.partitions());
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    posts.name(), partition, written.toEpochMilli(), item.id(), Marked.of(item))));
        if (i % PER_MARK == 0 || i == count) {
          mark(producer, sent);
        }
      }
      for (Future<?> one : sent) {
        one.get();
      }
    }
  }

  private void mark(KafkaProducer<String, Marked<RawItem>> producer, List<Future<?>> sent) {
    for (Kind kind : Kind.values()) {
      String topic = cluster.topics().raw(kind).name();
      for (int p = 0; p < cluster.partitions(); p++) {
        String writer = new Topics("").raw(kind).name() + "-" + p;
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    topic, p, written.toEpochMilli(), "mark", new Marked.Mark<>(writer, written))));
      }
    }
  }

  /// Waits until the stories of all that was written are closed.
  ///
  /// @return seconds
  public double await(List<Jvm> instances) {
    long begun = System.nanoTime();
    while (reader.closed().isBefore(written)) {
      reader.poll(Duration.ofMillis(20));
      for (Jvm one : instances) {
        if (!one.alive()) {
          throw new IllegalStateException("enrich has ended: " + one.lastSaid(5));
        }
      }
      if (System.nanoTime() - begun > LONGEST.toNanos()) {
        throw new IllegalStateException("stories are closed up to " + reader.closed() + " only");
      }
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  @Override
  public void close() {
    reader.close();
    broker.close();
  }
}
