package tributary.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tributary.app.trial.TemporaryFolder;
import tributary.bench.fault.EnrichLine;
import tributary.bench.fault.Jvm;

/// Three instances of enrich on one broker against one, all in JVMs of their own with one thread
/// each. On a machine with fewer cores than that they cannot be three times as fast: what can be
/// told there is how much processor an item costs, in all instances together. As long as that is
/// not more than 1.25 times what it costs in one, three instances on three cores of their own do
/// 0.8 of three times as much, until the one ordered task, or the broker, has no core left. Ends
/// with 1 if it is more.
public final class Instances {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration APART = Duration.ofSeconds(20);
  private static final int PARTITIONS = 6;
  private static final int HEAP = 512;
  private static final double MOST = 1.25;

  private Instances() {}

  private record Took(double wall, double processor, int items) {
    double milliseconds() {
      return processor * 1e3 / items;
    }
  }

  /// @param args how many items (20000), after as many to get warm
  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    Took one = run(1, count);
    Took three = run(3, count);
    double more = three.milliseconds() / one.milliseconds();
    System.out.printf(
        "an item costs %.2f times as much processor in three as in one: %.2f of linear on as many"
            + " cores; here %.2f times as fast on %d cores%n",
        more, 1 / more, one.wall / three.wall, Runtime.getRuntime().availableProcessors());
    System.exit(more <= MOST ? 0 : 1);
  }

  private static Took run(int instances, int count) throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.make("instances")) {
      Files.createDirectories(folder.path());
      MadeNews news = new MadeNews(1, BEGIN, APART);
      try (EnrichLine line = new EnrichLine(folder.path(), PARTITIONS, news::next)) {
        List<Jvm> all = new ArrayList<>();
        for (int i = 1; i <= instances; i++) {
          all.add(line.enrich("enrich-" + i, HEAP));
        }
        line.write(count);
        double _ = line.await(all);
        double before = processor(all);
        line.write(count);
        double wall = line.await(all);
        Took took = new Took(wall, processor(all) - before, count);
        System.out.printf(
            "%d instance(s): %,d warm items in %.1f s, %.0f a second, %.2f ms of processor each%n",
            instances, count, took.wall, count / took.wall, took.milliseconds());
        all.forEach(Jvm::close);
        return took;
      }
    }
  }

  private static double processor(List<Jvm> all) {
    return all.stream().mapToDouble(Jvm::processor).sum();
  }
}
