package tributary.publish.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/// What the components of the records mean, in the words of their own docs: these are printed into
/// a file beside this class, as a running program has no sources.
final class Meanings {
  private static final String FILE = "meanings.properties";
  private static final Properties SAID = read();

  private Meanings() {}

  /// Of a component of a record; empty where its docs say nothing.
  static Optional<String> of(Class<?> record, String component) {
    String name =
        String.valueOf(record.getCanonicalName()).replaceFirst("^tributary\\.events\\.", "");
    return Optional.ofNullable(SAID.getProperty(name + "." + component));
  }

  private static Properties read() {
    Properties said = new Properties();
    try (InputStream in = Meanings.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not in the jar");
      }
      try (Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        said.load(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return said;
  }
}
