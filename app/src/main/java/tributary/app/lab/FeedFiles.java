package tributary.app.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tributary.ingest.source.FeedReader;
import tributary.ingest.source.Readout;

/// Feed documents as files.
public final class FeedFiles {
  private FeedFiles() {}

  /// All files named, and all `.xml` and `.json` files in folders named and below, sorted.
  public static List<Path> below(List<Path> paths) {
    return paths.stream().flatMap(FeedFiles::files).toList();
  }

  private static Stream<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    try (Stream<Path> found = Files.walk(path)) {
      List<Path> files =
          found
              .filter(Files::isRegularFile)
              .filter(f -> f.toString().endsWith(".xml") || f.toString().endsWith(".json"))
              .sorted()
              .toList();
      return files.stream();
    } catch (IOException e) {
      throw new UncheckedIOException("could not list " + path, e);
    }
  }

  /// Reads a file as if it were an answer.
  ///
  /// @param at where it was found, unless its label says otherwise
  public static Readout read(Path file, URI at) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      Label label = Label.of(bytes);
      URI found = label.address() == null ? at : label.address();
      return Readout.of(file.toString(), FeedReader.read(bytes, found, label.contentType(), true));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }
}
