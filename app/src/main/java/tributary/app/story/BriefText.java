package tributary.app.story;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Story;

/// A story's brief for a person. Sources get their numbers here, in the order in which they are
/// cited, and are listed at the end; what the brief lacks is not mentioned.
final class BriefText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final String POINT = "  - ";
  private static final String BELOW = "    ";

  private final Story story;
  private final Brief brief;
  private final Lines lines;

  /// Items in the order in which they were cited: the first is [1].
  private final List<String> cited = new ArrayList<>();

  BriefText(Story story, Brief brief, Lines lines) {
    this.story = story;
    this.brief = brief;
    this.lines = lines;
  }

  /// Writes it, with an empty line behind each part; nothing where no source says anything.
  void write() {
    if (brief.gist() != null) {
      lines.add("", text(brief.gist()));
      lines.blank();
    }
    if (!brief.summary().isEmpty()) {
      lines.add("", brief.summary().stream().map(this::text).collect(Collectors.joining(" ")));
      lines.blank();
    }
    part(
        "Details",
        brief.details().stream()
            .map(detail -> detail.value() + ": " + text(detail.claim()))
            .toList());
    part("What follows", brief.impact().stream().map(this::text).toList());
    disagreements();
    part(
        "How it developed",
        brief.timeline().stream().map(one -> time(one.at()) + " " + text(one.claim())).toList());
    insights();
    sources();
  }

  private void part(String title, List<String> texts) {
    if (!texts.isEmpty()) {
      lines.add("", title);
      texts.forEach(text -> lines.add(POINT, text));
      lines.blank();
    }
  }

  private void disagreements() {
    if (brief.disagreements().isEmpty()) {
      return;
    }
    lines.add("", "What sources disagree on");
    for (Brief.Disagreement disagreement : brief.disagreements()) {
      lines.add(POINT, disagreement.about());
      for (Brief.Side side : disagreement.sides()) {
        String claims = side.claims().stream().map(this::text).collect(Collectors.joining(" "));
        lines.add(BELOW + POINT, side.value() + ": " + claims);
      }
    }
    lines.blank();
  }

  private void insights() {
    if (story.insights().isEmpty()) {
      return;
    }
    lines.add("", "Worth knowing");
    for (Insight insight : story.insights()) {
      lines.add(POINT, text(insight.said()));
      Claim impact = insight.impact();
      if (impact != null) {
        lines.add(BELOW + "> ", text(impact));
      }
    }
    lines.blank();
  }

  private void sources() {
    if (cited.isEmpty()) {
      return;
    }
    lines.add("", "Sources");
    for (int i = 0; i < cited.size(); i++) {
      Member member = member(cited.get(i));
      lines.add(
          "%5s ".formatted("[" + (i + 1) + "]"),
          member == null
              ? cited.get(i)
              : member.origin().outlet()
                  + ": "
                  + member.title()
                  + (member.link() == null ? "" : " " + member.link()));
    }
    lines.blank();
  }

  private @Nullable Member member(String item) {
    return story.members().stream().filter(m -> m.item().equals(item)).findFirst().orElse(null);
  }

  private String text(Claim claim) {
    return claim.text()
        + claim.citations().stream().map(this::number).collect(Collectors.joining("", " ", ""));
  }

  /// [1], or [1 at 11:40] for what is said aloud.
  private String number(Citation citation) {
    if (!cited.contains(citation.item())) {
      cited.add(citation.item());
    }
    Integer second = citation.second();
    String at = second == null ? "" : " at %d:%02d".formatted(second / 60, second % 60);
    return "[" + (cited.indexOf(citation.item()) + 1) + at + "]";
  }

  private static String time(Instant time) {
    return TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
