package tributary.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tributary.app.replay.Bounds;
import tributary.app.replay.Footing;

/// A run in `replay list`.
final class RunLine {
  private RunLine() {}

  /// A heading, and a line each.
  static List<String> of(List<Footing> all) {
    List<String> lines = new ArrayList<>();
    lines.add(line("run", "state", "told up to (UTC)", "behind", "disk", "about"));
    for (Footing one : all) {
      lines.add(
          line(
              one.run().name(),
              one.live() ? "live" : one.run().state().name().toLowerCase(Locale.ROOT),
              one.told() == null ? "-" : Bounds.minute(one.told()),
              behind(one),
              "%,.1f MB".formatted(one.bytes() / 1e6),
              Bounds.inWords(one.run())));
    }
    return lines;
  }

  private static String behind(Footing one) {
    long seconds = one.behind();
    boolean moves = one.run().to() == null && one.told() != null && !one.live();
    if (!moves) {
      return "-";
    }
    return seconds < 120
        ? seconds + " s"
        : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }

  private static String line(
      String name, String state, String told, String behind, String disk, String about) {
    return "%-14s %-9s %-17s %7s %12s  %s".formatted(name, state, told, behind, disk, about);
  }
}
