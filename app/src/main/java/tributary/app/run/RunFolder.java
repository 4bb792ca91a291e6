package tributary.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tributary.events.run.Run;

/// Where a run's stores lie in the data folder.
public final class RunFolder {
  private static final String ROLE = "enrich";

  private RunFolder() {}

  /// The folder of a run.
  public static Path of(Path data, String run) {
    return data.resolve(run.equals(Run.MAIN) ? ROLE : ROLE + "-" + run);
  }

  /// Deletes it, if it is there.
  public static void delete(Path data, String run) throws IOException {
    Path folder = of(data, run);
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> walk = Files.walk(folder)) {
        all = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path one : all) {
        Files.deleteIfExists(one);
      }
    }
  }
}
