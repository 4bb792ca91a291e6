package tributary.publish.digest;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// An hour of every day. A period bears the date on which it begins.
public record Daily(LocalTime hour, ZoneId zone) implements Schedule {
  @Override
  public LocalDate onOrBefore(LocalDate date) {
    return date;
  }

  @Override
  public LocalDate next(LocalDate date) {
    return date.plusDays(1);
  }

  @Override
  public String name(LocalDate date) {
    return date.toString();
  }
}
