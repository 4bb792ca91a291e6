package tributary.ingest.schedule;

import java.time.Duration;

/// How many feeds stand how, in the partitions that are looked at.
///
/// @param feeds followed
/// @param failing whose last visit brought nothing readable
/// @param late due for longer than [Schedule#LATE], and not visited
/// @param parked paused, or over by their own word: nobody has to look after them
/// @param due whose visit is due, and not under way
/// @param overdue for how long the one has been due that waits longest
public record Roll(int feeds, int failing, int late, int parked, int due, Duration overdue) {
  /// Of no feeds.
  public static final Roll NONE = new Roll(0, 0, 0, 0, 0, Duration.ZERO);

  /// Both together.
  public Roll and(Roll other) {
    return new Roll(
        feeds + other.feeds,
        failing + other.failing,
        late + other.late,
        parked + other.parked,
        due + other.due,
        overdue.compareTo(other.overdue) > 0 ? overdue : other.overdue);
  }
}
