package tributary.enrich.subject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What else items may be about: the wide matters of news, each with seeds. Training hears them
/// beside the subjects, so that an item of another matter is told from those of the nearest
/// subject. Frozen and versioned, as models hang on it.
record Matters(List<Matter> matters) {
  static final String VERSION = "matters-1";

  /// @param name for people who read the table
  record Matter(String name, List<Seed> seeds) {}

  /// The table in the jar.
  static Matters bundled() {
    String file = VERSION + ".tsv";
    try (InputStream in = Matters.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its table of matters: " + file);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .map(parts -> new Matter(parts[0], Seed.of(Arrays.asList(parts[1].split(", ")))))
          .collect(Collectors.collectingAndThen(Collectors.toList(), Matters::new));
    } catch (IOException e) {
      throw new UncheckedIOException("the table of matters cannot be read: " + file, e);
    }
  }
}
