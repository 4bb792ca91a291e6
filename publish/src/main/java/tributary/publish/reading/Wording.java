package tributary.publish.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tributary.events.digest.Digest;
import tributary.events.item.Kind;

/// How dates, counts and names are put for a reader, in English.
final class Wording {
  private static final Locale LANGUAGE = Locale.UK;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d", LANGUAGE);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("d MMMM", LANGUAGE);
  private static final DateTimeFormatter YEAR =
      DateTimeFormatter.ofPattern("d MMMM uuuu", LANGUAGE);
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE d MMM", LANGUAGE);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", LANGUAGE);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", LANGUAGE);

  /// Line breaks and other controls, and the marks that turn the direction of what follows them: a
  /// title from the web must not reach beyond itself.
  private static final Pattern UNRULY =
      Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Wording() {}

  /// One line of plain text.
  static String line(String text) {
    return part(text).strip();
  }

  /// A part of such a line; a space at its begin or end stays.
  static String part(String text) {
    return SPACES.matcher(UNRULY.matcher(text).replaceAll(" ")).replaceAll(" ");
  }

  /// `9–15 November 2026`: the first and the last day that the edition covers any of.
  static String period(Digest digest) {
    return days(digest.from(), digest.to().minusMillis(1), digest.zone());
  }

  /// `9–15 November 2026`, `30 November – 6 December 2026`: both days among them.
  static String days(Instant first, Instant last, ZoneId zone) {
    LocalDate from = first.atZone(zone).toLocalDate();
    LocalDate to = last.atZone(zone).toLocalDate();
    if (from.equals(to)) {
      return YEAR.format(from);
    }
    if (from.getYear() != to.getYear()) {
      return YEAR.format(from) + " – " + YEAR.format(to);
    }
    return from.getMonth() == to.getMonth()
        ? DAY.format(from) + "–" + YEAR.format(to)
        : MONTH.format(from) + " – " + YEAR.format(to);
  }

  /// `Mon 16 Nov`.
  static String day(Instant when, ZoneId zone) {
    return SHORT.format(when.atZone(zone));
  }

  /// `Mon 16 Nov, 07:00`.
  static String minute(Instant when, ZoneId zone) {
    return MINUTE.format(when.atZone(zone));
  }

  /// `16 November 2026`.
  static String date(Instant when, ZoneId zone) {
    return YEAR.format(when.atZone(zone));
  }

  /// `1 h 2 min`, `34 min`; at least a minute.
  static String length(Duration length) {
    long minutes = Math.max(1, length.plusSeconds(30).toMinutes());
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  /// `3 days`, `5 hours`, `12 minutes`; at least a minute.
  static String span(Duration time) {
    if (time.toHours() >= 48) {
      return many(Math.toIntExact(time.toDays()), "day", "days");
    }
    return time.toMinutes() >= 90
        ? many(Math.toIntExact(time.plusMinutes(30).toHours()), "hour", "hours")
        : many(Math.max(1, Math.toIntExact(time.toMinutes())), "minute", "minutes");
  }

  /// `12 minutes ago`.
  static String ago(Duration time) {
    return time.toSeconds() < 60 ? "just now" : span(time) + " ago";
  }

  /// `Monday, 16 November 2026, 07:00`.
  static String hour(Instant when, ZoneId zone) {
    return HOUR.format(when.atZone(zone));
  }

  /// `1:02:03`, `12:34`.
  static String clock(int second) {
    int hours = second / 3600;
    int minutes = second / 60 % 60;
    int rest = second % 60;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, rest)
        : String.format(Locale.ROOT, "%d:%02d", minutes, rest);
  }

  static String kind(Kind kind) {
    return switch (kind) {
      case POST -> "Post";
      case PODCAST -> "Podcast";
      case ARTICLE -> "Article";
    };
  }

  /// `12 stories from 74 items in 9 feeds, 21 repeats left out`.
  static String counts(Digest.Counts counts) {
    String told =
        "%s from %s in %s"
            .formatted(
                many(counts.stories(), "story", "stories"),
                many(counts.items(), "item", "items"),
                many(counts.feeds(), "feed", "feeds"));
    return counts.duplicates() == 0
        ? told
        : told + ", " + many(counts.duplicates(), "repeat", "repeats") + " left out";
  }

  /// Why another story is near, without the figures of the machine that found it; empty where
  /// nothing is left. `both: gpus; 2 days later; mean 352 below 380` is `Both speak of gpus; 2 days
  /// later.`
  static String reason(String reason) {
    String told =
        Arrays.stream(line(reason).split("; "))
            .filter(part -> !part.startsWith("mean "))
            .map(part -> part.replaceFirst("^both: ", "both speak of "))
            .map(part -> part.replaceFirst("^kept apart by ", "they differ in "))
            .collect(Collectors.joining("; "));
    if (told.isEmpty()) {
      return told;
    }
    String begun = told.substring(0, 1).toUpperCase(LANGUAGE) + told.substring(1);
    return begun.endsWith(".") ? begun : begun + ".";
  }

  /// What a language model had to do with an edition.
  ///
  /// @param added whether any of its sentences is shown
  static String model(Digest.ModelUse use, boolean added) {
    String cost =
        " (%s, %s)"
            .formatted(
                many(use.calls(), "call", "calls"),
                String.format(LANGUAGE, "%,d tokens", use.tokens()));
    String asked =
        added
            ? "Parts marked as generated were written by " + line(use.model()) + cost
            : line(use.model()) + " was asked and added nothing" + cost;
    return use.withheld() == 0
        ? asked + "."
        : "%s; %s that did not hold against the sources %s left out."
            .formatted(
                asked,
                many(use.withheld(), "sentence", "sentences"),
                use.withheld() == 1 ? "was" : "were");
  }

  /// A number that has changed, as it was: with what it counts, where that is a word or two.
  static String counted(Digest.Moved moved) {
    String about = line(moved.about());
    boolean told = about.isEmpty() || moved.before().contains(about) || about.split(" ").length > 2;
    return told ? moved.before() : moved.before() + " " + about;
  }

  /// The parts of a rank, for who wonders why a story stands where it stands.
  static String rank(Digest.Score score) {
    List<String> parts = new ArrayList<>();
    parts.add("coverage " + score.coverage());
    parts.add("subject " + score.subject());
    if (score.novelty() != null) {
      parts.add("novelty " + score.novelty());
    }
    if (score.source() != null) {
      parts.add("outlet " + score.source());
    }
    parts.add("recency " + score.recency());
    String told = String.join(", ", parts);
    boolean less = score.diversity() != null && score.diversity() > 0;
    String off = less ? "; " + score.diversity() + " off for being like what stands above" : "";
    return "%s%s: %d of 1000".formatted(told, off, score.total());
  }

  static String many(int count, String one, String several) {
    return String.format(Locale.UK, "%,d %s", count, count == 1 ? one : several);
  }
}
