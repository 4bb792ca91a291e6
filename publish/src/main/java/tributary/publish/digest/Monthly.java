package tributary.publish.digest;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;

/// An hour of a day of the month. A period bears the month in which it begins.
///
/// @param day 1 to 31; in a month that has no such day, its last one
public record Monthly(int day, LocalTime hour, ZoneId zone) implements Schedule {
  public Monthly {
    if (day < 1 || day > 31) {
      throw new IllegalArgumentException("a day of the month is 1 to 31, not " + day);
    }
  }

  @Override
  public LocalDate onOrBefore(LocalDate date) {
    LocalDate ofTheMonth = in(YearMonth.from(date));
    return ofTheMonth.isAfter(date) ? in(YearMonth.from(date).minusMonths(1)) : ofTheMonth;
  }

  @Override
  public LocalDate next(LocalDate date) {
    return in(YearMonth.from(date).plusMonths(1));
  }

  @Override
  public String name(LocalDate date) {
    return YearMonth.from(date).toString();
  }

  private LocalDate in(YearMonth month) {
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }
}
