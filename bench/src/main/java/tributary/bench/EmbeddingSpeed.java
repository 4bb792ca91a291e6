package tributary.bench;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.TemporaryFolder;
import tributary.enrich.EnrichConfig;
import tributary.enrich.embedding.MiniLm;
import tributary.events.item.RawItem;
import tributary.events.item.Vector;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// How fast texts become embeddings: by the library's own model with its pool of threads, by ours
/// on the callers' threads, and by the whole topology on an embedded broker in the same process, as
/// a share of what the bare model does on the same texts.
public final class EmbeddingSpeed {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final int THREADS = 2;
  private static final int WARM = 60;

  private EmbeddingSpeed() {}

  /// What is embedded of an item.
  private record Texts(String title, String fifty, String whole) {}

  /// @param args how many items (1000), on how many partitions (3), by how many stream threads (as
  ///   set unless told otherwise)
  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    int partitions = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    EnrichConfig set = EnrichConfig.defaults();
    EnrichConfig config = args.length > 2 ? set.threads(Integer.parseInt(args[2])) : set;
    Path folder = TemporaryFolder.make("embedding").path();
    long before = Consumption.resident();
    MiniLm.load(folder.resolve("native"));
    MiniLm model = MiniLm.shared();
    model.embed("warm");
    System.out.printf("model loaded: %d MB resident more%n", mebibytes(before));

    List<Texts> texts = texts(count);
    EmbeddingModel library = new AllMiniLmL6V2QuantizedEmbeddingModel();
    for (int threads = 1; threads <= THREADS; threads++) {
      report("library, titles", texts, threads, t -> library.embed(t.title()));
      report("ours, titles", texts, threads, t -> model.embed(t.title()));
      report("library, 50 words", texts, threads, t -> library.embed(t.fifty()));
      report("ours, 50 words", texts, threads, t -> model.embed(t.fifty()));
    }
    size(model, texts);
    double bare =
        report(
            "ours, title and whole",
            texts,
            THREADS,
            t -> {
              model.embed(t.title());
              model.embed(t.whole());
            });
    double whole = topology(folder, count, partitions, config);
    System.out.printf(
        "whole topology: %,.1f items/s, %.2f of the bare model%n", whole, whole / bare);
    System.out.printf("at the end: %d MB resident more than at the start%n", mebibytes(before));
  }

  private static long mebibytes(long before) throws IOException {
    return (Consumption.resident() - before) >> 20;
  }

  private static List<Texts> texts(int count) {
    MadeNews news = new MadeNews(2, BEGIN, Duration.ofSeconds(20));
    List<Texts> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RawItem item = news.next();
      String body = Jsoup.parse(Objects.requireNonNull(item.content())).text();
      List<String> words = List.of(body.split(" "));
      String fifty = String.join(" ", words.subList(0, Math.min(50, words.size())));
      texts.add(new Texts(item.title(), fifty, item.title() + ". " + body));
    }
    return texts;
  }

  /// Items a second.
  private static double report(String what, List<Texts> texts, int threads, Consumer<Texts> embed)
      throws InterruptedException {
    texts.stream().limit(WARM).forEach(embed);
    Queue<Texts> left = new ConcurrentLinkedQueue<>(texts);
    long began = System.nanoTime();
    long processor = Consumption.processor();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(Thread.ofPlatform().start(() -> drain(left, embed)));
    }
    for (Thread thread : all) {
      thread.join();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%-22s %d threads: %,6.0f items/s, %5.2f ms of processor an item%n",
        what,
        threads,
        texts.size() / seconds,
        (Consumption.processor() - processor) / 1e6 / texts.size());
    return texts.size() / seconds;
  }

  private static void drain(Queue<Texts> left, Consumer<Texts> embed) {
    for (Texts next = left.poll(); next != null; next = left.poll()) {
      embed.accept(next);
    }
  }

  private static void size(MiniLm model, List<Texts> texts) {
    byte[] values = model.embed(texts.getFirst().whole()).values();
    Vector vector = new Vector(model.model(), "0123456789abcdef", values);
    Topic<Vector> topic = Cluster.at("none:0").topics().vectors();
    System.out.printf(
        "a vector on its topic: %d bytes of JSON, key %d%n",
        topic.values().serializer().serialize(topic.name(), vector).length, vector.key().length());
  }

  private static double topology(Path folder, int count, int partitions, EnrichConfig config)
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0)) {
      Cluster cluster = new Cluster(broker.address(), "", partitions, (short) 1, Map.of());
      try (TopicDesk desk = new TopicDesk(cluster)) {
        desk.ensure();
      }
      MadeNews news = new MadeNews(3, BEGIN, Duration.ofSeconds(20));
      try (EnrichRun run = new EnrichRun(cluster, folder.resolve("state"), config, news)) {
        run.write(count / 2);
        run.start();
        run.await();
        run.write(count);
        EnrichRun.Took took = run.await();
        System.out.printf("whole topology, warm, %d threads, %s%n", config.threads(), took);
        return took.items() / (took.nanos() / 1e9);
      }
    }
  }
}
