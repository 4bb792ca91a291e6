package tributary.app.config;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How people write a time span: `15m`, `6h`, `3d`; ISO 8601 too.
public final class Span {
  private static final Pattern WRITTEN = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");

  private Span() {}

  /// Reads one.
  ///
  /// @throws java.time.DateTimeException if it is none
  public static Duration read(String text) {
    Matcher span = WRITTEN.matcher(text.toLowerCase(Locale.ROOT));
    if (!span.matches()) {
      return Duration.parse(text);
    }
    long amount = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
