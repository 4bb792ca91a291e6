package tributary.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tributary.app.trial.TemporaryFolder;
import tributary.bench.fault.Course;
import tributary.bench.fault.Fault;

/// Everything of docs/faults.md that befalls processes, done to real ones: broker and roles in JVMs
/// of their own, killed, frozen, cut off, their disks filled; after each, what has to hold is
/// looked up on the topics. Ends with 1 if a promise did not hold.
public final class Faults {
  private Faults() {}

  /// @param args `--seed N`, `--only F14,F26` (`short` for what each build does), `--minutes M`
  public static void main(String[] args) throws Exception {
    long seed = System.nanoTime() % 100_000;
    long minutes = 120;
    Set<String> only = new TreeSet<>();
    List<String> left = new ArrayList<>(List.of(args));
    while (left.size() > 1) {
      String value = left.remove(1);
      switch (left.removeFirst()) {
        case "--seed" -> seed = Long.parseLong(value);
        case "--only" -> only.addAll(List.of(value.split(",")));
        case "--minutes" -> minutes = Long.parseLong(value);
        case String other -> throw new IllegalArgumentException("no option: " + other);
      }
    }
    Set<String> unknown = new TreeSet<>(only);
    unknown.remove(Course.shortcut().id());
    Course.all().stream().map(Fault::id).forEach(unknown::remove);
    if (!unknown.isEmpty() || !left.isEmpty()) {
      System.err.println("not among the faults that are run here: " + unknown + left);
      System.exit(2);
    }
    System.exit(run(seed, Duration.ofMinutes(minutes), only) ? 0 : 1);
  }

  private static boolean run(long seed, Duration longest, Set<String> only) throws Exception {
    System.out.printf("seed %d, %d processors%n", seed, Runtime.getRuntime().availableProcessors());
    List<String> broken;
    try (TemporaryFolder folder = TemporaryFolder.make("faults")) {
      MadeNews news = new MadeNews(seed, Instant.EPOCH, Duration.ofSeconds(1));
      List<Fault> faults =
          Stream.concat(Stream.of(Course.shortcut()), Course.all().stream())
              .filter(fault -> only.isEmpty() || only.contains(fault.id()))
              .toList();
      broken = new Course(folder.path(), seed, news::next, longest, System.out).run(faults);
    }
    System.out.println(
        broken.isEmpty()
            ? "Every promise held."
            : "Promises broken after " + broken + ": run again with --seed " + seed);
    return broken.isEmpty();
  }
}
