package tributary.ingest.podcast;

import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Sanitizer;

/// Names of persons as sources write them.
public final class Names {
  /// The longest name kept.
  static final int LONGEST = 200;

  private Names() {}

  /// The name alone: no HTML, no control or formatting characters, no colon or comma at its end; or
  /// null where nothing is left of it.
  public static @Nullable String clean(@Nullable String given) {
    if (given == null) {
      return null;
    }
    String name =
        Sanitizer.line(given.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " "))
            .replaceAll("[\\p{Cf}\\p{Co}\\p{Cn}]+", "")
            .replaceFirst("[\\s:,;]+$", "")
            .strip();
    return name.isEmpty() ? null : Sanitizer.cut(name, LONGEST);
  }
}
