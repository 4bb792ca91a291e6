package tributary.ingest.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import tributary.events.feed.Hints;

/// Hours and days at which a feed asks not to be visited (RSS 2.0, `skipHours` and `skipDays`), in
/// UTC.
final class Quiet {
  private static final int HOURS = 8 * 24;

  private Quiet() {}

  /// The first moment from `at` on that the feed does not mind. A feed that minds every hour of the
  /// week does not know what it says.
  ///
  /// @param lot how far into a free hour, less than one
  static Instant after(Instant at, Hints hints, Duration lot) {
    ZonedDateTime hour = at.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS);
    if (!minds(hour, hints)) {
      return at;
    }
    for (int i = 0; i < HOURS; i++) {
      hour = hour.plusHours(1);
      if (!minds(hour, hints)) {
        return hour.toInstant().plus(lot);
      }
    }
    return at;
  }

  private static boolean minds(ZonedDateTime hour, Hints hints) {
    DayOfWeek day = hour.getDayOfWeek();
    return hints.skipHours().contains(hour.getHour()) || hints.skipDays().contains(day);
  }
}
