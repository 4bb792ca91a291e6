package tributary.app.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.events.run.Live;
import tributary.events.run.Run;

/// What was seen of a cluster at a moment.
///
/// @param trouble why Kafka could not be asked, a sentence; null when it answered
/// @param missing topics that should be there and are not
/// @param lags of enrich, by run
/// @param gap records that Kafka deleted before enrich had read them, since we look
/// @param reach first seen of the oldest item that a replay could take; null where there is none
/// @param disks by name
/// @param live which run readers follow
/// @param runs that there are besides the first
/// @param letters dead letters that are open, by the room that failed at them
public record Sighting(
    @Nullable String trouble,
    List<String> missing,
    Map<String, Lag> lags,
    long gap,
    @Nullable Instant reach,
    Map<String, Room> disks,
    Live live,
    List<Run> runs,
    Map<String, Integer> letters) {

  /// Before anything was seen.
  static final Sighting NONE =
      new Sighting(
          "Kafka was not asked yet.",
          List.of(),
          Map.of(),
          0,
          null,
          Map.of(),
          Live.FIRST,
          List.of(),
          Map.of());

  public Sighting {
    missing = List.copyOf(missing);
    lags = Map.copyOf(lags);
    disks = Map.copyOf(disks);
    runs = List.copyOf(runs);
    letters = Map.copyOf(letters);
  }

  /// What is not read yet.
  ///
  /// @param records not read yet; marks are records, too
  /// @param waited how long ago the oldest of them was written; zero where none waits
  /// @param position offsets committed, added up: it grows as long as the reader gets on
  public record Lag(long records, Duration waited, long position) {
    /// Of who has read everything.
    public static final Lag NONE = new Lag(0, Duration.ZERO, 0);
  }

  /// The lag of the run that readers follow; empty while it is not known.
  public Optional<Lag> lag() {
    return Optional.ofNullable(lags.get(live.run()));
  }

  /// The same without an answer of Kafka, but with what the disks say now.
  Sighting lost(String why, Map<String, Room> now) {
    return new Sighting(why, missing, lags, gap, reach, now, live, runs, letters);
  }
}
