package tributary.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Spans of time that a host names in its headers.
final class Pause {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(7);
  private static final Pattern MAX_AGE =
      Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");

  private Pause() {}

  /// Retry-After (RFC 9110, section 10.2.3): seconds or a date. Nonsense and the past give null;
  /// the rest is held between a minute and seven days.
  static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    Duration asked = asked(header.trim(), now);
    if (asked == null || !asked.isPositive() || asked.compareTo(MOST) > 0) {
      return null;
    }
    return asked.compareTo(LEAST) < 0 ? LEAST : asked;
  }

  private static @Nullable Duration asked(String text, Instant now) {
    try {
      if (text.matches("\\d{1,12}")) {
        return Duration.ofSeconds(Long.parseLong(text));
      }
      DateTimeFormatter http = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
      return Duration.between(now, ZonedDateTime.parse(text, http).toInstant());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /// How long Cache-Control lets an answer stand.
  static @Nullable Duration maxAge(@Nullable String cacheControl) {
    if (cacheControl == null) {
      return null;
    }
    Matcher found = MAX_AGE.matcher(cacheControl.toLowerCase(Locale.ROOT));
    return found.find() ? Duration.ofSeconds(Long.parseLong(found.group(1))) : null;
  }
}
