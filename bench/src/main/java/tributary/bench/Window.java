package tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.TemporaryFolder;
import tributary.enrich.EnrichConfig;
import tributary.events.topic.Cluster;

/// What an item costs when many lie in the window, against few: on one embedded broker in this
/// process, first with 10,000 items in the window, then with as many as wanted. Both are measured
/// on a full window, warm, on the same number of further items. Then what the full window takes.
public final class Window {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final int FEW = 10_000;
  private static final int MEASURED = 20_000;

  /// Seen within so many days of each other, two items may be compared: 72 hours of window, and 72
  /// that an item may be seen after it was published.
  private static final Duration COMPARED = Duration.ofDays(6);

  private Window() {}

  /// @param args how many items in the window (1000000), on how many partitions (3)
  public static void main(String[] args) throws Exception {
    int many = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int partitions = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    Path folder = TemporaryFolder.make("window").path();
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0)) {
      EnrichRun.Took few = measured(cluster(broker, "few-", partitions), folder, FEW);
      System.out.printf("%,d in the window, %s%n", FEW, few);
      EnrichRun.Took full = measured(cluster(broker, "many-", partitions), folder, many);
      System.out.printf("%,d in the window, %s%n", many, full);
      System.out.printf(
          "cost of an item: %.2f times in time, %.2f times in processor%n",
          (double) full.nanos() / few.nanos(), (double) full.processor() / few.processor());
      System.out.printf(
          "topics on disk, stores' changelogs included: %,d MB%n", disk(folder, "kafka"));
    }
  }

  private static Cluster cluster(EmbeddedBroker broker, String prefix, int partitions) {
    Cluster cluster = new Cluster(broker.address(), prefix, partitions, (short) 1, Map.of());
    try (TopicDesk desk = new TopicDesk(cluster)) {
      desk.ensure();
    }
    return cluster;
  }

  private static EnrichRun.Took measured(Cluster cluster, Path folder, int window)
      throws IOException, InterruptedException {
    MadeNews news = new MadeNews(1, BEGIN, COMPARED.dividedBy(window));
    EnrichConfig words = EnrichConfig.defaults().embedding(EnrichConfig.Switch.OFF);
    Path state = folder.resolve(cluster.prefix() + "state");
    try (EnrichRun run = new EnrichRun(cluster, state, words, news)) {
      run.start();
      // The few are run through many times over, so that both are measured warm.
      int before = Math.max(window, 2 * MEASURED);
      run.write(before);
      System.err.printf("filling: %s%n", run.await());
      run.write(MEASURED);
      EnrichRun.Took took = run.await();
      System.out.printf(
          "heap after GC %d MB, resident %d MB, stores on disk %,d MB%n",
          Consumption.heap() >> 20, Consumption.resident() >> 20, Consumption.disk(state) >> 20);
      return took;
    }
  }

  private static long disk(Path folder, String part) throws IOException {
    return Consumption.disk(folder.resolve(part)) >> 20;
  }
}
