package tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tributary.app.trial.TemporaryFolder;
import tributary.bench.fault.EnrichLine;
import tributary.bench.fault.Jvm;

/// How long enrich and the broker take to be back after kill -9, each in a JVM of its own, with so
/// many items in their stores: until a new item's story is closed. Ends with 1 if it is longer than
/// promised.
public final class Recovery {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

  /// Six days in which a pair may lie hold some 100,000 items.
  private static final Duration APART = Duration.ofSeconds(5);

  private static final int HEAP = 1_024;
  private static final double ENRICH = 15;
  private static final double BROKER = 6;
  private static final double WITHOUT_STATE = 20;

  private Recovery() {}

  /// Seconds until a new item's story is closed.
  private record Times(double killed, double broker, double all, double bare) {
    boolean kept() {
      return killed < ENRICH && broker < BROKER && bare < WITHOUT_STATE;
    }

    @Override
    public String toString() {
      return """
      enrich killed: %.1f s (under %.0f)
      broker killed: up after %.1f s (under %.0f), all back after %.1f s
      enrich without its stores: %.1f s (under %.0f)\
      """
          .formatted(killed, ENRICH, broker, BROKER, all, bare, WITHOUT_STATE);
    }
  }

  /// @param args how many items (100000); a tenth and a third of them are measured on the way
  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    Times last = null;
    try (TemporaryFolder folder = TemporaryFolder.make("recovery")) {
      MadeNews news = new MadeNews(1, BEGIN, APART);
      try (EnrichLine line = new EnrichLine(folder.path(), 3, news::next)) {
        Jvm enrich = line.enrich("enrich", HEAP);
        int there = 0;
        for (int items : List.of(count / 10, count / 3, count)) {
          line.write(items - there);
          there = items;
          System.out.printf(
              "%,d items: enriched %.0f s later%n", items, line.await(List.of(enrich)));
          last = measure(line, enrich);
          System.out.println(last);
          enrich = line.enrich("enrich", HEAP);
          enrich = restarted(line, enrich);
        }
        enrich.close();
      }
    }
    System.exit(last != null && last.kept() ? 0 : 1);
  }

  private static Jvm restarted(EnrichLine line, Jvm enrich) throws Exception {
    line.write(1);
    double _ = line.await(List.of(enrich));
    return enrich;
  }

  private static Times measure(EnrichLine line, Jvm enrich) throws Exception {
    enrich.close();
    long begun = System.nanoTime();
    Jvm next = restarted(line, line.enrich("enrich", HEAP));
    double killed = since(begun);

    begun = System.nanoTime();
    double broker = line.killBroker();
    next = restarted(line, next);
    double all = since(begun);

    next.close();
    delete(line.data("enrich"));
    begun = System.nanoTime();
    restarted(line, line.enrich("enrich", HEAP)).close();
    return new Times(killed, broker, all, since(begun));
  }

  private static double since(long begun) {
    return Math.round((System.nanoTime() - begun) / 1e8) / 10.0;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
