package tributary.app.story;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Segment;
import tributary.events.item.SubjectTag;
import tributary.events.story.Brief;
import tributary.events.story.Evidence;
import tributary.events.story.Member;
import tributary.events.story.Related;
import tributary.events.story.Role;
import tributary.events.story.Story;

/// A story for a person: its brief, who tells it and why they are together, what is near it and why
/// that is another story, and by which rules. Times are UTC.
public final class StoryText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final String BELOW = " ".repeat(12);

  private final StorySearch.Found found;
  private final Lines lines = new Lines();

  private StoryText(StorySearch.Found found) {
    this.found = found;
  }

  /// The text, without a line break at its end.
  public static String of(StorySearch.Found found) {
    return new StoryText(found).text();
  }

  private String text() {
    Story story = found.story();
    lines.add("", story.headline());
    lines.add(
        "",
        "story %s, version %d of %s"
            .formatted(story.id(), story.version(), time(story.closedAt())));
    if (!story.aliases().isEmpty()) {
      lines.add("merged      ", String.join(" ", story.aliases()));
    }
    if (!story.subjects().isEmpty()) {
      lines.add(
          "subjects    ",
          story.subjects().stream()
              .map(tag -> tag.name() + " " + tag.score() + why(tag))
              .collect(Collectors.joining("; ")));
    }
    lines.blank();
    Brief brief = story.brief();
    if (brief != null) {
      new BriefText(story, brief, lines).write();
    }
    lines.add("", "Told by " + count(story.members().size(), "item", "items"));
    story.members().forEach(this::member);
    lines.blank();
    lines.add("", near(story.related().size()));
    story.related().forEach(this::related);
    lines.blank();
    lines.add("decided by  ", story.algorithm());
    return lines.toString();
  }

  private static String why(SubjectTag tag) {
    return tag.reason().isEmpty() ? "" : " (" + tag.reason() + ")";
  }

  private static String near(int stories) {
    return stories == 0
        ? "No other story is near"
        : "Near, and not the same: " + count(stories, "story", "stories");
  }

  private void member(Member member) {
    lines.add(
        "%-12s".formatted("  " + role(member.role())),
        "%s %s: %s".formatted(time(member.published()), member.origin().outlet(), member.title()));
    lines.add(BELOW, member.item() + (member.link() == null ? "" : " " + member.link()));
    Segment segment = member.segment();
    if (segment != null) {
      lines.add(BELOW, "part " + segment.number() + at(segment) + ": " + segment.title());
    }
    Evidence evidence = member.evidence();
    if (evidence != null) {
      lines.add(BELOW, joined(member, evidence));
      details(evidence);
    }
  }

  private static String joined(Member member, Evidence evidence) {
    String like =
        evidence.score() == 0
            ? "came with a story that was merged"
            : "%s %s: %d"
                .formatted(
                    member.role() == Role.DUPLICATE ? "repeats" : "like",
                    evidence.item(),
                    evidence.score());
    String mean = evidence.mean() == null ? "" : ", mean " + evidence.mean();
    return like + mean + (evidence.shared().isEmpty() ? "" : "; both: " + evidence.shared());
  }

  private void related(Related related) {
    Story other = found.near().get(related.story());
    Evidence evidence = related.evidence();
    lines.add("%8d    ".formatted(evidence.score()), other == null ? "?" : other.headline());
    lines.add(BELOW, "story " + related.story() + merged(other));
    lines.add(BELOW, related.reason());
    lines.add(BELOW, "by " + related.item() + " and " + evidence.item());
    details(evidence);
  }

  private static String merged(@Nullable Story other) {
    return other == null || other.mergedInto() == null
        ? ""
        : ", since merged into " + other.mergedInto();
  }

  private void details(Evidence evidence) {
    if (!evidence.parts().isEmpty()) {
      lines.add(
          BELOW,
          evidence.parts().entrySet().stream()
              .map(part -> part.getKey() + " " + part.getValue())
              .collect(Collectors.joining(", ")));
    }
    if (!evidence.disagreements().isEmpty()) {
      lines.add(BELOW, "they disagree: " + String.join("; ", evidence.disagreements()));
    }
  }

  private static String role(Role role) {
    return switch (role) {
      case ORIGINAL -> "first";
      case COVERAGE -> "coverage";
      case DUPLICATE -> "repeat";
    };
  }

  private static String at(Segment segment) {
    Integer start = segment.start();
    return start == null ? "" : " at %d:%02d".formatted(start / 60, start % 60);
  }

  private static String time(Instant time) {
    return TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
