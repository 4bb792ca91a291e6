package tributary.app.edition;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.item.SubjectTag;
import tributary.events.story.Brief;

/// An edition as plain text: headlines with what they say in a sentence, and their sources, what
/// was merged, what was not reached.
public final class EditionText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

  private static final int WIDTH = 80;
  private static final String INDENT = "    ";

  private final Digest digest;
  private final boolean whole;
  private final Map<String, Digest.Source> sources = new LinkedHashMap<>();

  private EditionText(Digest digest, boolean whole) {
    this.digest = digest;
    this.whole = whole;
    digest.sources().forEach(source -> sources.put(source.item(), source));
  }

  /// The text of `digest`.
  ///
  /// @param most how many of its stories are shown
  public static String of(Digest digest, int most) {
    return new EditionText(digest, false).text(most);
  }

  /// The text of all of `digest`, and why each story stands where it stands.
  public static String whole(Digest digest) {
    return new EditionText(digest, true).text(Integer.MAX_VALUE);
  }

  private String text(int most) {
    StringBuilder text = new StringBuilder();
    String heading = plain(digest.title()) + " · " + digest.edition();
    text.append(heading).append('\n').append("=".repeat(heading.length())).append('\n');
    text.append(period()).append("\n");
    Digest.Revised revised = digest.revised();
    if (revised != null) {
      text.append("Revision %d. %s%n".formatted(digest.revision(), plain(revised.reason())));
    }
    text.append('\n');
    corrections(text);
    if (digest.entries().isEmpty()) {
      text.append("Nothing new was told.\n\n");
    }
    List<Digest.Entry> entries = digest.entries();
    for (int i = 0; i < Math.min(most, entries.size()); i++) {
      entry(text, i + 1, entries.get(i));
    }
    if (entries.size() > most) {
      text.append("… and ").append(count(entries.size() - most, "story")).append(" more\n\n");
    }
    text.append(merged()).append('\n');
    unreached(text);
    return text.toString();
  }

  private String period() {
    ZoneId zone = digest.zone();
    Instant last = digest.to().minusMillis(1);
    return DAY.format(digest.from().atZone(zone)) + " – " + DAY.format(last.atZone(zone));
  }

  private void entry(StringBuilder text, int number, Digest.Entry entry) {
    text.append("%2d. %s%n".formatted(number, plain(entry.headline())));
    String subjects =
        entry.subjects().stream().map(SubjectTag::name).collect(Collectors.joining(", "));
    if (!subjects.isEmpty()) {
      text.append("    ").append(plain(subjects)).append('\n');
    }
    gist(entry)
        .filter(gist -> entry.changed().stream().noneMatch(c -> c.claim().text().equals(gist)))
        .ifPresent(gist -> text.append(lines(plain(gist))));
    entry.changed().forEach(change -> text.append("    ").append(changed(change)).append('\n'));
    if (whole) {
      text.append("    ").append(why(entry.score())).append('\n');
    }
    for (String item : entry.toldBy()) {
      Digest.Source source = sources.get(item);
      if (source != null) {
        text.append("    - ").append(plain(source.outlet())).append(link(source)).append('\n');
      }
    }
    text.append('\n');
  }

  private void corrections(StringBuilder text) {
    if (!digest.corrections().isEmpty()) {
      text.append("Corrections:\n");
      for (Digest.Correction correction : digest.corrections()) {
        String what =
            switch (correction.remedy()) {
              case CORRECTED -> "Corrected";
              case RETRACTED -> "Taken down";
            };
        text.append(
            "    - %s: %s%n      %s%n"
                .formatted(what, plain(correction.headline()), plain(correction.text())));
      }
      text.append('\n');
    }
  }

  private static String changed(Digest.Change change) {
    Digest.Moved moved = change.moved();
    String before =
        moved == null
            ? ""
            : " (%s: %s, before: %s)".formatted(moved.about(), moved.now(), moved.before());
    return "new: " + plain(change.claim().text() + before);
  }

  private static String why(Digest.Score score) {
    String more =
        score.novelty() == null
            ? ""
            : ", novelty %d, outlet %d".formatted(score.novelty(), score.source());
    boolean less = score.diversity() != null && score.diversity() > 0;
    return "why: coverage %d, subject %d%s, recency %d%s = %d"
        .formatted(
            score.coverage(),
            score.subject(),
            more,
            score.recency(),
            less ? ", alike -" + score.diversity() : "",
            score.total());
  }

  /// The one sentence that says it: the story's gist, else the first claim worth knowing.
  private static Optional<String> gist(Digest.Entry entry) {
    Brief brief = entry.brief();
    Claim gist = brief == null ? null : brief.gist();
    return gist == null
        ? entry.insights().stream().map(Insight::claim).findFirst()
        : Optional.of(gist.text());
  }

  /// Broken between words, so that it stands behind the number on a terminal of 80 columns.
  private static String lines(String sentence) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : sentence.split(" ")) {
      boolean fits = column > 0 && column + 1 + word.length() <= WIDTH;
      lines.append(fits ? " " : (column == 0 ? "" : "\n") + INDENT).append(word);
      column = (fits ? column + 1 : INDENT.length()) + word.length();
    }
    return lines.append('\n').toString();
  }

  private static String link(Digest.Source source) {
    URI link = source.link() == null ? source.audio() : source.link();
    return link == null ? "" : "  " + link;
  }

  private String merged() {
    Digest.Counts counts = digest.counts();
    return "%s from %s became %s; %s suppressed as a repeat."
        .formatted(
            count(counts.items(), "item"),
            count(counts.feeds(), "feed"),
            count(counts.stories(), "story"),
            counts.duplicates() == 1 ? "1 was" : counts.duplicates() + " were")
        .replace(
            "suppressed as a repeat",
            counts.duplicates() == 1 ? "suppressed as a repeat" : "suppressed as repeats");
  }

  private void unreached(StringBuilder text) {
    if (!digest.unreached().isEmpty()) {
      text.append("\nNot read this time:\n");
      for (Digest.Unreached feed : digest.unreached()) {
        text.append("    - %s: %s%n".formatted(plain(feed.title()), plain(feed.reason())));
      }
    }
  }

  private static String count(int number, String noun) {
    String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    return number + " " + (number == 1 ? noun : plural);
  }

  /// Feeds are not to be trusted: a control character in a title could rewrite the terminal.
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
  }
}
