package tributary.ingest.date;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// ISO 8601 with its week and ordinal dates, basic forms and reduced precision; W3C-DTF and RFC
/// 3339 are profiles of it. A space may stand for the `T`.
final class IsoDate {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<year>\\d{4})"
              + "(?:-(?<month>\\d{2})(?:-(?<day>\\d{2}))?"
              + "|(?<basic>\\d{4})"
              + "|-?W(?<week>\\d{2})(?:-?(?<weekday>[1-7]))?"
              + "|-?(?<ordinal>\\d{3}))?"
              + "(?<time>\\s{0,3}[T\\s]\\s{0,3}(?<hour>\\d{2})"
              + "(?::?(?<minute>\\d{2})(?::?(?<second>\\d{2}))?)?(?:[.,](?<fraction>\\d{1,30}))?"
              + "|(?<close>\\d{4})(?<closer>\\d{2})?)?"
              + "\\s{0,3}(?<zone>Z|UTC|GMT|(?<sign>[+-])(?<zoneHours>\\d{2})(?::?(?<zoneMinutes>\\d{2}))?)?",
          Pattern.CASE_INSENSITIVE);
  private static final String RULE = "ISO 8601";
  private static final String UTC = "2004-01-01T19:48:21Z";
  private static final String OFFSET = "2004-01-01T19:48:21-08:00";
  private static final double NANOS = 1e9;

  private IsoDate() {}

  /// @return null where it is another form
  /// @throws java.time.DateTimeException where it is this form, but no date
  static @Nullable SourceDate read(String text) {
    if (digits(text, 0, 4) < 0) {
      return null;
    }
    return common(text) ? straight(text) : general(text);
  }

  /// Most are of these forms, and they are read without detours: [#UTC] and [#OFFSET].
  private static boolean common(String text) {
    return zoned(text)
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && digits(text, 5, 7) >= 0
        && digits(text, 8, 10) >= 0
        && digits(text, 11, 13) >= 0
        && digits(text, 14, 16) >= 0
        && digits(text, 17, 19) >= 0;
  }

  /// With `Z` or an offset in hours and minutes behind seconds, and nothing else.
  private static boolean zoned(String text) {
    if (text.length() == UTC.length()) {
      return text.charAt(19) == 'Z';
    }
    return text.length() == OFFSET.length()
        && (text.charAt(19) == '+' || text.charAt(19) == '-')
        && text.charAt(22) == ':'
        && digits(text, 20, 22) >= 0
        && digits(text, 23, 25) >= 0;
  }

  private static SourceDate straight(String text) {
    int year = digits(text, 0, 4);
    ZoneOffset zone =
        text.length() == UTC.length()
            ? ZoneOffset.UTC
            : ZoneNames.offset(text.charAt(19), digits(text, 20, 22), digits(text, 23, 25));
    return DateParts.date(LocalDate.of(year, digits(text, 5, 7), digits(text, 8, 10)))
        .with(DateParts.time(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)))
        .in(zone == null ? ZoneOffset.UTC : zone, zone == null ? RULE + ", zone unknown" : RULE);
  }

  /// -1 where there are others.
  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private static @Nullable SourceDate general(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches() || (m.group("close") != null && m.group("basic") == null)) {
      return null;
    }
    DateParts day = DateParts.date(day(m));
    boolean timed = m.group("time") != null;
    boolean zoned = m.group("zone") != null;
    ZoneOffset zone = zoned ? zone(m) : ZoneOffset.UTC;
    String rule = RULE + (timed ? "" : ", no time") + (timed && !zoned ? ", no zone" : "");
    DateParts moment = timed ? day.with(time(m)) : day;
    return zone == null
        ? moment.in(ZoneOffset.UTC, RULE + ", zone unknown")
        : moment.in(zone, rule);
  }

  private static LocalDate day(Matcher m) {
    int year = number(m, "year", 0);
    if (m.group("week") != null) {
      return LocalDate.of(year, 1, 4) // always in the first week
          .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(m, "week", 1))
          .with(ChronoField.DAY_OF_WEEK, number(m, "weekday", 1));
    }
    if (m.group("ordinal") != null) {
      return LocalDate.ofYearDay(year, number(m, "ordinal", 1));
    }
    int basic = number(m, "basic", 0);
    return m.group("basic") == null
        ? LocalDate.of(year, number(m, "month", 1), number(m, "day", 1))
        : LocalDate.of(year, basic / 100, basic % 100);
  }

  /// A fraction belongs to the last unit that is written.
  private static DateParts.Time time(Matcher m) {
    if (m.group("close") != null) {
      int close = number(m, "close", 0);
      return DateParts.time(close / 100, close % 100, number(m, "closer", 0));
    }
    int hour = number(m, "hour", 0);
    int minute = number(m, "minute", 0);
    int second = number(m, "second", 0);
    double fraction =
        m.group("fraction") == null ? 0 : Double.parseDouble("0." + m.group("fraction"));
    if (m.group("second") != null) {
      return new DateParts.Time(hour, minute, second, nanos(fraction));
    }
    double seconds = fraction * (m.group("minute") == null ? 3600 : 60);
    int whole = (int) seconds;
    return new DateParts.Time(hour, minute + whole / 60, whole % 60, nanos(seconds - whole));
  }

  private static int nanos(double fraction) {
    return (int) Math.min(Math.round(fraction * NANOS), (long) NANOS - 1);
  }

  private static @Nullable ZoneOffset zone(Matcher m) {
    String sign = m.group("sign");
    return sign == null
        ? ZoneOffset.UTC
        : ZoneNames.offset(sign.charAt(0), number(m, "zoneHours", 0), number(m, "zoneMinutes", 0));
  }

  private static int number(Matcher m, String group, int otherwise) {
    String digits = m.group(group);
    return digits == null ? otherwise : Integer.parseInt(digits);
  }
}
