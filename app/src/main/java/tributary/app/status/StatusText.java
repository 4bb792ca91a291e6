package tributary.app.status;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import tributary.app.monitor.Room;

/// How the house stands, for a terminal of 80 columns: what needs a person comes first, and all of
/// it fits 24 lines as long as little does.
///
/// @param zone of the times shown
public record StatusText(ZoneId zone, Instant now) {
  private static final int WIDE = 80;
  private static final int MOST_FEEDS = 5;
  private static final int A_LINE = 3;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  /// The lines.
  public List<String> lines(Standing it) {
    List<String> all = new ArrayList<>();
    all.add(it.well() ? "All is well." : "Needs you:");
    it.problems().forEach(problem -> all.add("  ! " + problem));
    all.add("");
    all.add(line("Kafka", kafka(it)));
    roles(it).forEach(role -> all.add(line("roles", role)));
    all.add(line("waiting", waiting(it)));
    all.add(line("stories", closed(it)));
    if (it.runs().size() > 1) {
      all.add(line("runs", runs(it)));
    }
    all.add(line("feeds", feeds(it)));
    it.failing().stream().limit(MOST_FEEDS).forEach(feed -> all.add(cut("           " + feed)));
    if (it.failing().size() > MOST_FEEDS) {
      all.add(
          "           and %d others: `tributary feeds list --failing`"
              .formatted(it.failing().size() - MOST_FEEDS));
    }
    all.add(line("letters", counted(it.deadLetters(), "none that could not be handled")));
    all.add(line("edition", newest(it)));
    it.next().forEach((digest, end) -> all.add(line("next", digest + " on " + when(end))));
    all.add(line("mails", mails(it)));
    it.disks().forEach((name, room) -> all.add(line("disk", name + ": " + room)));
    sizes(it.topics()).forEach(sizes -> all.add(line("topics", sizes)));
    return all;
  }

  private String kafka(Standing it) {
    if (it.kafka() == null) {
      return "not running";
    }
    Instant since = it.since();
    return it.kafka()
        + (since == null
            ? ""
            : ", process %d, since %s".formatted(it.pid(), span(Duration.between(since, now))));
  }

  private static List<String> roles(Standing it) {
    if (it.kafka() == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    it.roles()
        .forEach(role ->
            lines.add(
                "%-7s %s at %s, %d parts"
                    .formatted(role.role(), role.instance(), role.host(), role.parts())));
    return lines.isEmpty() ? List.of("nobody works") : lines;
  }

  private static String waiting(Standing it) {
    return it.waitingRecords() == 0
        ? "nothing: enrich has read all that was fetched"
        : "%d records for enrich, the oldest for %s"
            .formatted(it.waitingRecords(), span(Duration.ofSeconds(it.waitingSeconds())));
  }

  private String closed(Standing it) {
    Instant closed = it.closed();
    return closed == null
        ? "not known yet up to when they are complete"
        : "complete up to " + span(Duration.between(closed, now)) + " ago";
  }

  private static String runs(Standing it) {
    return new TreeMap<>(it.runs())
        .entrySet().stream()
            .map(run ->
                run.getKey()
                    + (run.getKey().equals(it.live()) ? " (live, " : " (")
                    + run.getValue()
                    + ")")
            .collect(Collectors.joining(", "));
  }

  private static String feeds(Standing it) {
    Map<String, Integer> others = new TreeMap<>(it.feeds());
    Integer followed = others.remove("followed");
    others.remove("ok");
    return (followed == null ? 0 : followed)
        + " followed"
        + (others.isEmpty() ? "" : ": " + counted(others, ""));
  }

  private static String counted(Map<String, Integer> counts, String none) {
    return counts.isEmpty()
        ? none
        : new TreeMap<>(counts)
            .entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
  }

  private static String newest(Standing it) {
    return it.newest() == null ? "none yet" : it.newest() + " with " + it.stories() + " stories";
  }

  private static String mails(Standing it) {
    Map<String, Integer> counts = it.deliveries();
    return counts == null ? "too many to count here: see /operate" : counted(counts, "none yet");
  }

  private static List<String> sizes(Map<String, Long> sizes) {
    List<String> all =
        new TreeMap<>(sizes)
            .entrySet().stream()
                .map(size -> size.getKey() + " " + Room.size(size.getValue()))
                .toList();
    return all.isEmpty()
        ? List.of("Kafka does not say what they take")
        : all.stream()
            .gather(Gatherers.windowFixed(A_LINE))
            .map(s -> String.join(", ", s))
            .toList();
  }

  private String when(Instant end) {
    return WHEN.withZone(zone).format(end);
  }

  private static String line(String name, String text) {
    return cut("%-9s  %s".formatted(name, text));
  }

  private static String cut(String line) {
    String plain = plain(line);
    return plain.length() <= WIDE ? plain : plain.substring(0, WIDE - 1) + "…";
  }

  /// On one line, without anything that a terminal would obey.
  static String plain(@Nullable String text) {
    return text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
  }

  /// `3 min`.
  static String span(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 2 * 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }
}
