package tributary.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// For how long an answer holds by its own word (RFC 9111, section 4.2.1): max-age, else Expires
/// less Date.
final class Freshness {
  private static final Pattern MAX_AGE =
      Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,15})");
  private static final Pattern NEVER = Pattern.compile("(?:^|[,\\s])no-(?:store|cache)\\b");

  private Freshness() {}

  /// Null where it does not say, or nothing that makes sense.
  static @Nullable Duration of(
      @Nullable String cacheControl, @Nullable String expires, @Nullable String date) {
    String control = cacheControl == null ? "" : cacheControl.toLowerCase(Locale.ROOT);
    if (NEVER.matcher(control).find()) {
      return null;
    }
    Matcher found = MAX_AGE.matcher(control);
    return found.find()
        ? Duration.ofSeconds(Long.parseLong(found.group(1)))
        : between(date, expires);
  }

  /// By the host's own clock, which may be wrong, but is the one that set both.
  private static @Nullable Duration between(@Nullable String date, @Nullable String expires) {
    Instant from = HttpDate.of(date);
    Instant to = HttpDate.of(expires);
    return from == null || to == null || !to.isAfter(from) ? null : Duration.between(from, to);
  }
}
