package tributary.app.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder that is gone in the end, after Ctrl-C too.
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /// Makes one.
  ///
  /// @param name for whoever finds it while it is there
  public static TemporaryFolder make(String name) throws IOException {
    TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory("tributary-" + name));
    Runtime.getRuntime().addShutdownHook(new Thread(folder::close));
    return folder;
  }

  public Path path() {
    return path;
  }

  /// Removes it as far as it can be removed: another process may still write.
  @Override
  public void close() {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("not all of " + path + " could be removed: " + e.getMessage());
    }
  }
}
