package tributary.ingest.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date as a source wrote it. What is not written is never made up: where the year or the month
/// is missing there is no date, and where the order of day and month could be either there is none.
///
/// @param at that moment; the beginning of the day, month or year where no more was said
/// @param rule how it was read, for a person: `RFC 822`, `ISO 8601`, `month in French`; with what
///   had to be assumed after a comma: `ISO 8601, no zone` was read as UTC
public record SourceDate(Instant at, String rule) {
  /// The longest text that is looked at, in characters.
  public static final int LONGEST = 120;

  private static final Pattern SINCE_1970 =
      Pattern.compile("(\\d{9,10}|\\d{12,13})(?:\\.\\d{1,9})?");
  private static final int SECONDS = 10;

  /// Feeds are no older than 1999, the items in them may be. What lies outside is kept and said.
  private static final Instant PLAUSIBLE_FROM = Instant.parse("1970-01-02T00:00:00Z");

  private static final Instant PLAUSIBLE_TO = Instant.parse("2100-01-01T00:00:00Z");

  /// Reads RFC 822, 850, 1123, 2822 and asctime, ISO 8601 and its profiles, dates in words of the
  /// larger European languages, numeric ones of one possible order, and seconds or milliseconds
  /// since 1970. Years 1 to 9999.
  ///
  /// @return null where there is no date to be read
  public static @Nullable SourceDate read(@Nullable String written) {
    String text = written == null ? "" : written.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    try {
      SourceDate common = Rfc822Date.read(text);
      if (common == null) {
        common = IsoDate.read(text);
      }
      if (common == null) {
        common = since1970(text);
      }
      return flagged(common == null ? WordedDate.read(text) : common);
    } catch (DateTimeException e) { // a 31st of June, an hour 25
      return null;
    }
  }

  private static @Nullable SourceDate since1970(String text) {
    Matcher number = SINCE_1970.matcher(text);
    if (!number.matches()) {
      return null;
    }
    long value = Long.parseLong(number.group(1));
    boolean seconds = number.group(1).length() <= SECONDS;
    Instant at = seconds ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
    return at.isAfter(PLAUSIBLE_TO)
        ? null
        : new SourceDate(at, seconds ? "seconds since 1970" : "milliseconds since 1970");
  }

  private static @Nullable SourceDate flagged(@Nullable SourceDate date) {
    return date == null || (date.at.isAfter(PLAUSIBLE_FROM) && date.at.isBefore(PLAUSIBLE_TO))
        ? date
        : new SourceDate(date.at, date.rule + ", implausible");
  }
}
