package tributary.app.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import tributary.events.run.Run;

/// What a run is about, in words.
public final class Bounds {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Bounds() {}

  /// Its bounds.
  public static String inWords(Run run) {
    String from = run.from() == null ? "from the beginning" : "from " + minute(run.from());
    String to = run.to() == null ? "" : " to " + minute(run.to());
    String feeds = run.feeds().isEmpty() ? "" : ", of feeds " + String.join(", ", run.feeds());
    return from + to + feeds;
  }

  /// A time as operators write it: a day, which begins at midnight UTC, or an instant; empty where
  /// it is neither.
  public static Optional<Instant> read(String text) {
    try {
      return Optional.of(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// A time as operators read it, UTC.
  public static String minute(Instant time) {
    return MINUTE.format(time);
  }
}
