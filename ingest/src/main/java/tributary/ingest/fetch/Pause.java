package tributary.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long a host asks us to wait: Retry-After (RFC 9110, section 10.2.3), seconds or a date in
/// any of the three forms of HTTP (section 5.6.7).
///
/// @param span between a minute and seven days; null where the host says nothing that makes sense
/// @param note what was wrong with what it said; null when nothing was
record Pause(@Nullable Duration span, @Nullable String note) {
  static final Pause NONE = new Pause(null, null);

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(7);
  private static final Duration ABSURD = Duration.ofDays(30);

  static Pause asked(@Nullable String header, Instant now) {
    if (header == null) {
      return NONE;
    }
    Duration asked = read(header.trim(), now);
    if (asked == null) {
      return new Pause(null, "its Retry-After is no time");
    }
    if (!asked.isPositive()) {
      return new Pause(null, "its Retry-After is not in the future");
    }
    if (asked.compareTo(ABSURD) > 0) {
      return new Pause(null, "its Retry-After is more than 30 days away");
    }
    Duration most = asked.compareTo(MOST) > 0 ? MOST : asked;
    return new Pause(most.compareTo(LEAST) < 0 ? LEAST : most, null);
  }

  private static @Nullable Duration read(String text, Instant now) {
    if (text.matches("-?\\d{1,12}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    Instant date = HttpDate.of(text);
    return date == null ? null : Duration.between(now, date);
  }
}
