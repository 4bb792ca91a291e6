package tributary.publish.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// When editions end: at an hour of a place, on certain days. In a period with a clock change an
/// hour more or less passes; an hour that the change leaves out moves to the first one after it, an
/// hour that comes twice counts the first time.
public sealed interface Schedule permits Daily, Weekly, Monthly {

  /// At which an edition ends.
  LocalTime hour();

  /// In which days and hours are meant.
  ZoneId zone();

  /// The last day on or before `date` on which an edition ends.
  LocalDate onOrBefore(LocalDate date);

  /// The first day after `date`, itself such a day, on which an edition ends.
  LocalDate next(LocalDate date);

  /// What the period that begins on `date` is called: no two periods of a schedule alike.
  String name(LocalDate date);

  /// The latest period that has ended at `now`; one that ends exactly then is among them.
  default Period lastEnded(Instant now) {
    return ending(lastEnd(now));
  }

  /// Whether a period ends after an instant, and by another.
  default boolean endsWithin(Instant after, Instant upTo) {
    return lastEnded(upTo).to().isAfter(after);
  }

  /// The period that is running at `now`.
  default Period running(Instant now) {
    return ending(next(lastEnd(now)));
  }

  private LocalDate lastEnd(Instant now) {
    LocalDate date = onOrBefore(now.atZone(zone()).toLocalDate());
    return at(date).isAfter(now) ? onOrBefore(date.minusDays(1)) : date;
  }

  private Period ending(LocalDate date) {
    LocalDate begin = onOrBefore(date.minusDays(1));
    return new Period(name(begin), at(begin), at(date));
  }

  private Instant at(LocalDate date) {
    return date.atTime(hour()).atZone(zone()).toInstant();
  }
}
