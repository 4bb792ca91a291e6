package tributary.publish.digest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// An hour of a day of the week. A period bears the ISO week in which it begins (ISO 8601).
public record Weekly(DayOfWeek day, LocalTime hour, ZoneId zone) implements Schedule {
  @Override
  public LocalDate onOrBefore(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(day));
  }

  @Override
  public LocalDate next(LocalDate date) {
    return date.plusWeeks(1);
  }

  @Override
  public String name(LocalDate date) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        date.get(IsoFields.WEEK_BASED_YEAR),
        date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
