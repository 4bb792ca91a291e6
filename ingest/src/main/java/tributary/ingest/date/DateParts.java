package tributary.ingest.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// A day and a time of day on their way to a moment.
record DateParts(LocalDateTime local) {
  private static final int DAY_HOURS = 24;
  private static final int LEAP_SECOND = 60;

  /// How long after midnight.
  ///
  /// @param second 60 is a leap second, and counts as the next minute's first
  record Time(int hour, int minute, int second, int nanos) {
    Time {
      boolean midnight = hour == DAY_HOURS && minute == 0 && second == 0 && nanos == 0;
      boolean day = hour < DAY_HOURS && minute < 60 && second <= LEAP_SECOND;
      if (!midnight && !day) {
        throw new DateTimeException("no time of day: " + hour + ":" + minute + ":" + second);
      }
    }
  }

  /// The beginning of a day.
  ///
  /// @throws DateTimeException where the year is not of 1 to 9999
  static DateParts date(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw new DateTimeException("no year that calendars have: " + date.getYear());
    }
    return new DateParts(date.atStartOfDay());
  }

  static Time time(int hour, int minute, int second) {
    return new Time(hour, minute, second, 0);
  }

  DateParts with(Time time) {
    return new DateParts(
        local
            .plusHours(time.hour())
            .plusMinutes(time.minute())
            .plusSeconds(time.second())
            .plusNanos(time.nanos()));
  }

  SourceDate in(ZoneOffset zone, String rule) {
    return new SourceDate(local.toInstant(zone), rule);
  }
}
