package tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.TemporaryFolder;
import tributary.enrich.EnrichConfig;
import tributary.enrich.EnrichConfig.Switch;
import tributary.events.topic.Cluster;

/// What an item takes on its way through enrich, on an embedded broker in this process: at full
/// speed, stage by stage; then fifty a second as they come, with the time from written to told;
/// then a plain pass-through on the same broker. Ends with 1 if the time from fetch to story that
/// is promised is not kept.
public final class EndToEnd {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration APART = Duration.ofSeconds(20);
  private static final int PER_SECOND = 50;

  /// Seconds from an item's arrival to its closed story, of 99 in 100 items.
  private static final double PROMISED = 5;

  private EndToEnd() {}

  /// @param args how many items (20000), on how many partitions (3), seconds at fifty items each
  ///   (60), and `kept` for a replay with embedding, every vector kept
  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int partitions = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 60;
    boolean kept = args.length > 3 && args[3].equals("kept");
    Path folder = TemporaryFolder.make("end-to-end").path();
    boolean inTime;
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0)) {
      Cluster cluster = new Cluster(broker.address(), "", partitions, (short) 1, Map.of());
      try (TopicDesk desk = new TopicDesk(cluster)) {
        desk.ensure();
      }
      if (kept) {
        KeptVectors.write(cluster, news(), 2 * count + seconds * PER_SECOND);
      }
      inTime = enriched(cluster, folder, kept, count, seconds);
      EnrichRun.Took copied = PassThrough.copied(cluster, folder);
      System.out.printf("plain pass-through: %s%n", copied);
    }
    System.exit(inTime ? 0 : 1);
  }

  private static MadeNews news() {
    return new MadeNews(1, BEGIN, APART);
  }

  private static boolean enriched(
      Cluster cluster, Path folder, boolean kept, int count, int seconds)
      throws IOException, InterruptedException {
    EnrichConfig config = EnrichConfig.defaults().embedding(kept ? Switch.ON : Switch.OFF);
    Path state = folder.resolve("state");
    try (EnrichRun run = new EnrichRun(cluster, state, config, news())) {
      run.write(count);
      run.start();
      System.out.printf("start and compilation included: %s%n", run.await());
      try (Stages stages = Stages.begin()) {
        run.write(count);
        EnrichRun.Took full = run.await();
        System.out.printf("the next, warm: %s%nwaited: %s%n%n", full, full.waits());
        table(stages.end(folder), count);
      }
      taken(folder, state, 2 * count);
      if (seconds == 0) {
        return true;
      }
      EnrichRun.Took paced = run.paced(seconds * PER_SECOND, PER_SECOND);
      System.out.printf(
          "%d items a second: %.2f ms of processor an item; waited: %s%n",
          PER_SECOND, paced.processor() / 1e6 / paced.items(), paced.waits());
      return paced.waits().p99() < PROMISED;
    }
  }

  private static void table(List<Stages.Row> rows, int items) {
    System.out.printf("| %-32s | %8s | %7s | %10s |%n", "stage", "µs/item", "share", "items/s");
    long all = rows.stream().mapToLong(Stages.Row::nanos).sum();
    rows.forEach(row -> System.out.println(row.line(items, all)));
    System.out.println(new Stages.Row("all, on one core", all).line(items, all));
    System.out.println();
  }

  private static void taken(Path folder, Path state, int items) throws IOException {
    System.out.printf(
        "heap after GC %d MB, resident %d MB; of disk an item: topics and changelogs %,d bytes,"
            + " stores %,d bytes%n",
        Consumption.heap() >> 20,
        Consumption.resident() >> 20,
        Consumption.disk(folder.resolve("kafka")) / items,
        Consumption.disk(state) / items);
  }
}
