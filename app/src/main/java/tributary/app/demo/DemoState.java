package tributary.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import tributary.app.broker.Ports;
import tributary.events.topic.Json;

/// What the demo remembers between two starts, in `demo.json` of its data folder.
///
/// @param weekStart Monday 00:00 UTC of the week it tells of
/// @param reached how far it has led the clock
/// @param samplePort of the made-up web; links hold it
record DemoState(Instant weekStart, Instant reached, int samplePort) {
  private static final int USUAL_PORT = 8787;

  /// Well inside the week, so that nobody waits for the edition of the week before.
  private static final Duration BEGIN = Duration.ofHours(1);

  private static final Duration AFTERWARDS = Duration.ofMinutes(10);

  /// The remembered state, else that of a first start: the last whole week before today.
  static DemoState read(Path data, Clock clock) {
    Path file = file(data);
    if (!Files.exists(file)) {
      Instant monday = lastWholeWeek(clock);
      return new DemoState(monday, monday.plus(BEGIN), port(USUAL_PORT));
    }
    try {
      DemoState kept = Json.MAPPER.readValue(file.toFile(), DemoState.class);
      return new DemoState(kept.weekStart, kept.reached, port(kept.samplePort));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is unreadable: remove the folder to begin anew", e);
    }
  }

  private static Instant lastWholeWeek(Clock clock) {
    LocalDate day = LocalDate.ofInstant(clock.instant().minus(AFTERWARDS), ZoneOffset.UTC);
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .minusWeeks(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  private static int port(int wanted) {
    return Ports.free(wanted) ? wanted : Ports.anyFree();
  }

  private static Path file(Path data) {
    return data.resolve("demo.json");
  }

  /// End of the week, when its edition is due.
  Instant weekEnd() {
    return weekStart.plus(Duration.ofDays(7));
  }

  /// When everything of the week has been said, the last marks included.
  Instant end() {
    return weekEnd().plus(AFTERWARDS);
  }

  /// Whether nothing of the week has been read yet.
  boolean fresh() {
    return reached.equals(weekStart.plus(BEGIN));
  }

  /// Whether the week is over.
  boolean over() {
    return !reached.isBefore(end());
  }

  /// This, led on to `time`, and remembered.
  DemoState reach(Instant time, Path data) {
    DemoState next = new DemoState(weekStart, time, samplePort);
    next.write(data);
    return next;
  }

  void write(Path data) {
    try {
      Files.createDirectories(data);
      Path fresh = data.resolve("demo.json.new");
      Json.MAPPER.writeValue(fresh.toFile(), this);
      Files.move(fresh, file(data), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + data, e);
    }
  }
}
