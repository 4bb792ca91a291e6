package tributary.ingest.source;

import com.rometools.rome.feed.module.SyModule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Hints;

/// When a feed asks not to be visited: `ttl`, `skipHours`, `skipDays`, and `sy:`. A value that
/// means nothing costs only itself.
final class VisitHints {
  private VisitHints() {}

  static Hints of(Node channel) {
    Duration ttl = ttl(channel.text(Vocabulary.RSS, "ttl"));
    Duration period = period(new Modules(channel).syndication());
    boolean longer = ttl != null && (period == null || ttl.compareTo(period) > 0);
    return new Hints(longer ? ttl : period, hours(channel), days(channel));
  }

  private static @Nullable Duration ttl(@Nullable String minutes) {
    boolean number = minutes != null && minutes.matches("\\d{1,7}") && !minutes.matches("0+");
    return number ? Duration.ofMinutes(Long.parseLong(minutes)) : null;
  }

  private static @Nullable Duration period(@Nullable SyModule sy) {
    if (sy == null || sy.getUpdatePeriod() == null || sy.getUpdateFrequency() < 1) {
      return null;
    }
    Duration period =
        switch (sy.getUpdatePeriod()) {
          case "hourly" -> Duration.ofHours(1);
          case "daily" -> Duration.ofDays(1);
          case "weekly" -> Duration.ofDays(7);
          case "monthly" -> Duration.ofDays(30);
          case "yearly" -> Duration.ofDays(365);
          default -> Duration.ZERO;
        };
    return period.isZero() ? null : period.dividedBy(sy.getUpdateFrequency());
  }

  /// The hour 24 is midnight (RSS 0.91 counted from 1).
  private static Set<Integer> hours(Node channel) {
    Set<Integer> hours = new HashSet<>();
    for (Node skip : channel.all(Vocabulary.RSS, "skipHours")) {
      for (Node hour : skip.all(Vocabulary.RSS, "hour")) {
        String said = hour.text();
        if (said != null && said.matches("\\d{1,2}") && Integer.parseInt(said) <= 24) {
          hours.add(Integer.parseInt(said) % 24);
        }
      }
    }
    return hours;
  }

  private static Set<DayOfWeek> days(Node channel) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (Node skip : channel.all(Vocabulary.RSS, "skipDays")) {
      for (Node day : skip.all(Vocabulary.RSS, "day")) {
        String said = day.text() == null ? "" : day.text().toUpperCase(Locale.ROOT);
        for (DayOfWeek known : DayOfWeek.values()) {
          if (known.name().equals(said)) {
            days.add(known);
          }
        }
      }
    }
    return days;
  }
}
