package tributary.enrich.weight;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads weights from the jar.
public final class Bundled {
  private Bundled() {}

  /// The weights of a type, from the JSON file that lies beside it.
  ///
  /// @throws IllegalStateException if there is none of that name
  /// @throws UncheckedIOException if it cannot be read
  public static <T> T weights(Class<T> type, String name) {
    try (InputStream in = type.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its weights: " + name);
      }
      return new ObjectMapper().readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException("the weights cannot be read: " + name, e);
    }
  }
}
