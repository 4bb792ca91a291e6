package tributary.publish.reading;

import java.time.Instant;
import java.time.ZoneId;

/// When something is due, as a reader is told.
public final class Announcement {
  private Announcement() {}

  /// `Monday, 16 November 2026, 07:00 (Europe/Berlin)`.
  public static String of(Instant due, ZoneId zone) {
    return Wording.hour(due, zone) + " (" + zone.getId() + ")";
  }
}
