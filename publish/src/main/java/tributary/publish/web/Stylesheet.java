package tributary.publish.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tributary.events.item.Ids;

/// The one style sheet. Its address changes with its content, so browsers may keep it for ever.
final class Stylesheet {
  static final String TEXT = read();
  static final String PATH = "/assets/" + Ids.hash(TEXT) + ".css";

  private Stylesheet() {}

  private static String read() {
    try (InputStream in = Stylesheet.class.getResourceAsStream("tributary.css")) {
      if (in == null) {
        throw new IllegalStateException("the style sheet is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
