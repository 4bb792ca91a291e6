package tributary.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;

/// Says how a replay goes, every few seconds. For one thread.
final class Pace {
  private static final long EVERY_NANOS = Duration.ofSeconds(3).toNanos();

  /// What is left is foretold by the last minute.
  private static final long OVER_NANOS = Duration.ofSeconds(60).toNanos();

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// The time up to which stories are told as long as none is.
  static final Instant NOTHING = Instant.ofEpochMilli(-1);

  private final int all;
  private final Consumer<String> line;
  private final Deque<Point> points = new ArrayDeque<>();
  private final long begin = System.nanoTime();
  private long said = begin;
  private int first = -1;

  private record Point(long nanos, double done) {}

  /// @param all items there are
  Pace(int all, Consumer<String> line) {
    this.all = all;
    this.line = line;
  }

  /// @param read items that have been read
  /// @param told items that are in their stories
  void at(int read, int told, Instant closed) {
    long now = System.nanoTime();
    if (first < 0) {
      first = told;
    }
    // What is read and not yet told is half done.
    double done = (read + told) / 2.0;
    points.addLast(new Point(now, done));
    while (now - points.getFirst().nanos() > OVER_NANOS) {
      points.removeFirst();
    }
    if (now - said < EVERY_NANOS) {
      return;
    }
    said = now;
    Point before = points.getFirst();
    double seconds = (now - before.nanos()) / 1e9;
    double rate = seconds == 0 ? 0 : (done - before.done()) / seconds;
    line.accept(
        "%,d of %,d items in their stories, %,d read; %s%s"
            .formatted(
                told,
                all,
                read,
                closed.equals(NOTHING) ? "" : "at " + MINUTE.format(closed) + "; ",
                rate < 0.5 ? "no time to say yet" : left(rate, done)));
  }

  private String left(double rate, double done) {
    long seconds = Math.round((all - done) / rate);
    return "%,.0f items/s, %d:%02d left".formatted(rate, seconds / 60, seconds % 60);
  }

  /// Items a second from the beginning to the end.
  ///
  /// @param told items in their stories now
  double overall(int told) {
    return (told - Math.max(0, first)) / Math.max(0.001, (System.nanoTime() - begin) / 1e9);
  }
}
