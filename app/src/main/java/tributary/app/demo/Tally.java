package tributary.app.demo;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tributary.ingest.Visit;

/// Counts what visits bring, and says how far the week has come: one line that is written over on a
/// terminal, a line for each day elsewhere. Visits are told by any thread.
final class Tally {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final PrintWriter err;
  private final boolean terminal;
  private final Map<String, String> problems = new TreeMap<>();
  private int items;
  private String day = "";

  Tally(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  synchronized void visited(Visit visit) {
    items += visit.newItems();
    String problem = visit.problem();
    if (problem != null && problems.put(visit.title(), problem) == null) {
      wipe();
      say("  " + visit.title() + " cannot be read: " + problem);
    }
  }

  /// Items and new versions of items so far.
  synchronized int items() {
    return items;
  }

  synchronized void reached(Instant time) {
    if (terminal) {
      err.print("\r  %-16s  %d items read ".formatted(WHEN.format(time), items));
      err.flush();
    } else if (!DAY.format(time).equals(day)) {
      day = DAY.format(time);
      say("  %s, %d items read".formatted(day, items));
    }
  }

  synchronized void say(String line) {
    err.println(line);
    err.flush();
  }

  /// Ends the line that is written over.
  synchronized void wipe() {
    if (terminal) {
      err.print("\r" + " ".repeat(60) + "\r");
    }
  }
}
