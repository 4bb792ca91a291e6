package tributary.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.TemporaryFolder;
import tributary.enrich.EnrichConfig;
import tributary.events.topic.Cluster;

/// Writes made-up news to an embedded broker in this process, then starts enrich and measures until
/// the last story is closed: start-up, compilation and broker are in the figure. Then once more as
/// many on the running system.
public final class Throughput {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

  /// Six days in which a pair may lie hold about 26,000 items.
  private static final Duration APART = Duration.ofSeconds(20);

  private Throughput() {}

  /// @param args how many items (20000), on how many partitions (3), with how many stream threads
  ///   (as enrich has by default)
  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int partitions = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    Path folder = TemporaryFolder.make("throughput").path();
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0)) {
      Cluster cluster = new Cluster(broker.address(), "", partitions, (short) 1, Map.of());
      try (TopicDesk desk = new TopicDesk(cluster)) {
        desk.ensure();
      }
      MadeNews news = new MadeNews(1, BEGIN, APART);
      EnrichConfig words = EnrichConfig.defaults().embedding(EnrichConfig.Switch.OFF);
      if (args.length > 2) {
        words = words.threads(Integer.parseInt(args[2]));
      }
      try (EnrichRun run = new EnrichRun(cluster, folder.resolve("state"), words, news)) {
        run.write(count);
        run.start();
        System.out.println("start and compilation included, " + run.await());
        run.write(count);
        System.out.println("the next, warm, " + run.await());
        System.out.printf(
            "%,d stories; heap after GC %d MB; %s%n",
            run.stories(), Consumption.heap() >> 20, Consumption.byThread());
      }
    }
  }
}
