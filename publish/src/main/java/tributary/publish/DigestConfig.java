package tributary.publish;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.publish.digest.Daily;
import tributary.publish.digest.Monthly;
import tributary.publish.digest.Plan;
import tributary.publish.digest.Schedule;
import tributary.publish.digest.Scope;
import tributary.publish.digest.Weekly;
import tributary.publish.digest.Weights;

/// A digest. What is left out takes its default.
///
/// @param name part of edition ids: lower-case letters, digits, hyphens
/// @param title as readers see it; "The week in brief", or day, or month
/// @param every how often an edition comes out; week
/// @param day of the week, on which a weekly edition ends and goes out; Monday
/// @param dayOfMonth the same of a monthly one, 1 to 31; in a shorter month its last; 1
/// @param hour at which it does; 07:00
/// @param zone in which day and hour are meant; that of this machine
/// @param length the most stories in an edition; 20
/// @param subjects ids from `subjects.yaml`: only stories about one of them; none takes all
/// @param language tag, `en`: only stories that an item in it tells, and of those only what such
///   items say; none takes any
/// @param hold whether each edition waits for `tributary digest approve`; no
public record DigestConfig(
    String name,
    @Nullable String title,
    @Nullable Rhythm every,
    @Nullable DayOfWeek day,
    @Nullable Integer dayOfMonth,
    @Nullable LocalTime hour,
    @Nullable ZoneId zone,
    @Nullable Integer length,
    @Nullable List<String> subjects,
    @Nullable String language,
    @Nullable Boolean hold) {
  private static final int LENGTH = 20;

  public DigestConfig {
    if (day != null && rhythm(every) != Rhythm.WEEK) {
      throw new IllegalArgumentException("digest " + name + ": day is for one of every: week");
    }
    if (dayOfMonth != null && rhythm(every) != Rhythm.MONTH) {
      throw new IllegalArgumentException(
          "digest " + name + ": dayOfMonth is for one of every: month");
    }
    subjects = subjects == null ? List.of() : List.copyOf(subjects);
    try {
      new Scope(Set.copyOf(subjects), language);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("digest " + name + ": " + e.getMessage(), e);
    }
    plan(
        name,
        title,
        rhythm(every),
        schedule(every, day, dayOfMonth, hour, zone),
        length,
        Scope.ALL,
        Weights.EVEN,
        false);
  }

  /// A weekly one, with all defaults.
  static DigestConfig named(String name) {
    return new DigestConfig(name, null, null, null, null, null, null, null, null, null, null);
  }

  /// @param weights how much each outlet counts
  Plan plan(Weights weights) {
    Schedule schedule = schedule(every, day, dayOfMonth, hour, zone);
    Scope scope = new Scope(subjects == null ? Set.of() : Set.copyOf(subjects), language);
    boolean waits = hold != null && hold;
    return plan(name, title, rhythm(every), schedule, length, scope, weights, waits);
  }

  private static Plan plan(
      String name,
      @Nullable String title,
      Rhythm rhythm,
      Schedule schedule,
      @Nullable Integer length,
      Scope scope,
      Weights weights,
      boolean hold) {
    return new Plan(
        name,
        title == null ? rhythm.title : title,
        schedule,
        length == null ? LENGTH : length,
        scope,
        weights,
        hold);
  }

  private static Rhythm rhythm(@Nullable Rhythm every) {
    return every == null ? Rhythm.WEEK : every;
  }

  private static Schedule schedule(
      @Nullable Rhythm every,
      @Nullable DayOfWeek day,
      @Nullable Integer dayOfMonth,
      @Nullable LocalTime hour,
      @Nullable ZoneId zone) {
    LocalTime at = hour == null ? LocalTime.of(7, 0) : hour;
    ZoneId place = zone == null ? ZoneId.systemDefault() : zone;
    return switch (rhythm(every)) {
      case DAY -> new Daily(at, place);
      case WEEK -> new Weekly(day == null ? DayOfWeek.MONDAY : day, at, place);
      case MONTH -> new Monthly(dayOfMonth == null ? 1 : dayOfMonth, at, place);
    };
  }

  /// How often editions come out.
  public enum Rhythm {
    DAY("The day in brief"),
    WEEK("The week in brief"),
    MONTH("The month in brief");

    private final String title;

    Rhythm(String title) {
      this.title = title;
    }
  }
}
