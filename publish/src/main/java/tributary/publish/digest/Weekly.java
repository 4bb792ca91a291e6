package tributary.publish.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// A weekly hour. In the week of a clock change a period is 167 or 169 hours long; an hour that the
/// change leaves out moves to the first one after it, an hour that comes twice counts the first
/// time.
public record Weekly(DayOfWeek day, LocalTime hour, ZoneId zone) {

  /// The latest period that has ended at `now`; one that ends exactly then is among them.
  public Period lastEnded(Instant now) {
    LocalDate date = now.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(day));
    return at(date).isAfter(now) ? ending(date.minusWeeks(1)) : ending(date);
  }

  /// The period that is running at `now`.
  public Period running(Instant now) {
    LocalDate ended = lastEnded(now).to().atZone(zone).toLocalDate();
    return ending(ended.plusWeeks(1));
  }

  private Period ending(LocalDate date) {
    LocalDate begin = date.minusWeeks(1);
    String name =
        String.format(
            Locale.ROOT,
            "%d-W%02d",
            begin.get(IsoFields.WEEK_BASED_YEAR),
            begin.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    return new Period(name, at(begin), at(date));
  }

  private Instant at(LocalDate date) {
    return date.atTime(hour).atZone(zone).toInstant();
  }
}
