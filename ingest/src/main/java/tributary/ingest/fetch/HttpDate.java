package tributary.ingest.fetch;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/// A date in any of the three forms of HTTP (RFC 9110, section 5.6.7). The client's own reader
/// knows two of them.
final class HttpDate {
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

  private HttpDate() {}

  /// Null for what is no date.
  static @Nullable Instant of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String trimmed = text.trim().replaceAll("\\s+", " "); // asctime pads the day
    Instant date = DateUtils.parseStandardDate(trimmed);
    return date == null ? asctime(trimmed) : date;
  }

  private static @Nullable Instant asctime(String text) {
    try {
      return LocalDateTime.parse(text, ASCTIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
