package tributary.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tributary.events.run.Run;

/// Where a run's stores lie in the data folder.
public final class RunFolder {
  private static final String ROLE = "enrich";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private RunFolder() {}

  /// The folder of a run.
  public static Path of(Path data, String run) {
    return data.resolve(run.equals(Run.MAIN) ? ROLE : ROLE + "-" + run);
  }

  /// Deletes it, if it is there. Whoever has worked on it may be about to do the same, or to close
  /// the last of its files: so it is tried again for a while.
  ///
  /// @throws IOException if something is left after that
  public static void delete(Path data, String run) throws IOException, InterruptedException {
    Path folder = of(data, run);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Files.exists(folder)) {
      try {
        empty(folder);
      } catch (IOException | UncheckedIOException e) {
        if (System.nanoTime() > deadline) {
          throw e instanceof IOException io ? io : ((UncheckedIOException) e).getCause();
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private static void empty(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.deleteIfExists(one);
    }
  }
}
