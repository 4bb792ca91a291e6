package tributary.ingest.podcast;

import org.jspecify.annotations.Nullable;

/// Times within a recording: `1:02:03.5`, `02:03,500`, `123`.
public final class Timecode {
  private static final int SIXTY = 60;
  private static final int MAX_PARTS = 3;

  private Timecode() {}

  /// Whole seconds, or null where it is no time.
  public static @Nullable Integer seconds(String text) {
    String[] parts = text.strip().replace(',', '.').split(":", -1);
    if (parts.length > MAX_PARTS) {
      return null;
    }
    double total = 0;
    for (String part : parts) {
      if (!part.matches("\\d{1,6}(\\.\\d*)?")) {
        return null;
      }
      total = total * SIXTY + Double.parseDouble(part);
    }
    return (int) total;
  }
}
