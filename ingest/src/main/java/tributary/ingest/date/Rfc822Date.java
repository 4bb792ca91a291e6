package tributary.ingest.date;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The form that most feeds use, read without detours: RFC 822 with the four-digit years of RFC
/// 1123 (`Thu, 01 Jan 2004 19:48:21 GMT`). The day's name is not compared with the date: where they
/// differ, it is the name that is wrong.
final class Rfc822Date {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final int ABBREVIATION = 3;
  private static final String RULE = "RFC 822";

  private final String text;
  private int at;

  private Rfc822Date(String text) {
    this.text = text;
  }

  /// @return null where it is another form
  /// @throws java.time.DateTimeException where it is this form, but no date
  static @Nullable SourceDate read(String text) {
    return new Rfc822Date(text).read();
  }

  private @Nullable SourceDate read() {
    dayName();
    int day = number(1, 2);
    int month = spaces() ? month() : -1;
    int year = month > 0 && spaces() ? number(4, 4) : -1;
    if (day < 0 || year < 0 || !spaces()) {
      return null;
    }
    int hour = number(1, 2);
    int minute = hour >= 0 && skip(':') ? number(2, 2) : -1;
    int second = minute >= 0 && skip(':') ? number(2, 2) : 0;
    if (minute < 0 || second < 0) {
      return null;
    }
    boolean zoned = spaces() && at < text.length();
    ZoneOffset zone = zoned ? zone() : ZoneOffset.UTC;
    if (zone == null || at < text.length()) {
      return null;
    }
    return DateParts.date(LocalDate.of(year, month, day))
        .with(DateParts.time(hour, minute, second))
        .in(zone, zoned ? RULE : RULE + ", no zone");
  }

  private void dayName() {
    String name = letters();
    if (!name.isEmpty()) {
      skip(',');
      spaces();
    }
  }

  private int month() {
    String name = letters();
    for (int m = 0; name.length() == ABBREVIATION && m < MONTHS.length(); m += ABBREVIATION) {
      if (name.regionMatches(true, 0, MONTHS, m, ABBREVIATION)) {
        return m / ABBREVIATION + 1;
      }
    }
    return -1;
  }

  private @Nullable ZoneOffset zone() {
    char sign = text.charAt(at);
    if (sign != '+' && sign != '-') {
      return ZoneNames.offset(letters());
    }
    at++;
    int given = number(4, 4);
    return given < 0 ? null : ZoneNames.offset(sign, given / 100, given % 100);
  }

  private String letters() {
    int from = at;
    while (at < text.length() && letter(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private int number(int least, int most) {
    int value = 0;
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      value = value * 10 + text.charAt(at) - '0';
      at++;
      if (at - from > most) {
        return -1;
      }
    }
    return at - from < least ? -1 : value;
  }

  private boolean skip(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private boolean spaces() {
    int from = at;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at > from;
  }
}
