package tributary.publish.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;
import tributary.publish.reading.Briefing;
import tributary.publish.reading.Dispute;
import tributary.publish.reading.Line;
import tributary.publish.reading.Note;
import tributary.publish.reading.Point;
import tributary.publish.reading.Reference;

/// The plain part of a letter, written to be read as it is: lines of at most 72 columns, links on
/// lines of their own.
final class PlainText {
  private static final int WIDTH = 72;
  private static final String INDENT = "   ";

  /// Stands for a space and a percent sign while lines are broken.
  private static final String UNBROKEN = "\u0000%";

  private final StringBuilder out = new StringBuilder();

  private final @Nullable String site;

  private PlainText(@Nullable String site) {
    this.site = site;
  }

  static String of(Briefing briefing, @Nullable String page, @Nullable String site, int left) {
    PlainText text = new PlainText(site);
    text.head(briefing, page);
    briefing.stories().forEach(text::story);
    text.left(left, page);
    text.sources(briefing.references());
    text.unreached(briefing.unreached());
    text.line("", "-- ");
    text.line("", "You receive this because your address is configured where it is made.");
    if (site != null) {
      text.line("", "To receive it no more: " + Letter.EXIT);
    }
    return text.out.toString();
  }

  private void head(Briefing briefing, @Nullable String page) {
    line("", briefing.title().toUpperCase(Locale.ROOT));
    line("", briefing.period());
    if (briefing.stories().isEmpty()) {
      blank();
      line("", "Nothing new was told this week.");
    } else {
      line("", briefing.counts() + ".");
    }
    if (page != null) {
      line("", "On the web: " + page);
    }
  }

  private void story(Briefing.Piece story) {
    blank();
    line("", story.rank() + ". " + story.headline());
    List<String> facts = new ArrayList<>(List.of(story.told(), story.coverage()));
    story.subjects().forEach(subject -> facts.add(subject.name()));
    line(INDENT, String.join(" · ", facts));
    Line gist = story.gist();
    if (gist != null) {
      blank();
      line(INDENT, cited(gist));
    }
    story.points().forEach(this::point);
    story.disputes().forEach(this::dispute);
    if (!story.also().isEmpty()) {
      blank();
      String also =
          story.also().stream()
              .map(reference -> reference.outlet() + " [" + reference.number() + "]")
              .collect(Collectors.joining(", "));
      line(INDENT, (story.lines().isEmpty() ? "Told by " : "Also told by ") + also);
    }
    if (site != null) {
      blank();
      line(INDENT, "The whole story: " + site + story.page().path());
    }
  }

  private void point(Point point) {
    blank();
    line(INDENT + "* ", INDENT + "  ", cited(point.claim()));
    if (point.impact() != null) {
      line(INDENT + "  ", "Impact: " + cited(point.impact()));
    }
  }

  private void dispute(Dispute dispute) {
    blank();
    String sides =
        dispute.sides().stream()
            .map(side -> side.value() + " " + notes(side.notes()))
            .collect(Collectors.joining(" against "));
    String about = dispute.about().isEmpty() ? "" : " on " + dispute.about();
    line(INDENT, "Sources disagree" + about + ": " + sides);
  }

  private static String cited(Line line) {
    return line.claim() + " " + notes(line.notes());
  }

  private static String notes(List<Note> notes) {
    return notes.stream()
        .map(n ->
            n.moment() == null
                ? "[" + n.number() + "]"
                : "[" + n.number() + ", " + n.moment() + "]")
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private void left(int left, @Nullable String page) {
    if (left > 0) {
      blank();
      String more = left + (left == 1 ? " more story" : " more stories");
      line("", page == null ? more + " in the web edition." : more + ": " + page);
    }
  }

  private void sources(List<Reference> references) {
    if (references.isEmpty()) {
      return;
    }
    blank();
    line("", "SOURCES");
    for (Reference source : references) {
      String number = "[" + source.number() + "] ";
      line(
          "",
          number
              + source.outlet()
              + ": "
              + source.title()
              + " ("
              + source.kind()
              + ", "
              + source.day()
              + ")");
      if (source.link() != null) {
        line("    ", source.link());
      }
      source.notes().stream()
          .filter(note -> note.moment() != null && note.link() != null)
          .map(note -> note.moment() + " " + note.link())
          .distinct()
          .forEach(moment -> line("    ", moment));
    }
  }

  private void unreached(List<Digest.Unreached> feeds) {
    if (feeds.isEmpty()) {
      return;
    }
    blank();
    line("", "COULD NOT BE READ THIS WEEK");
    feeds.forEach(feed -> line("", feed.title() + ": " + feed.reason()));
  }

  private void blank() {
    out.append('\n');
  }

  private void line(String indent, String text) {
    line(indent, indent, text);
  }

  /// Breaks between words, but not before a percent sign; a word that is longer than the line (a
  /// link) stays whole.
  private void line(String first, String indent, String text) {
    int column = 0;
    for (String word : text.replace(" %", UNBROKEN).split(" ")) {
      if (column > 0 && indent.length() + column + 1 + word.length() > WIDTH) {
        blank();
        column = 0;
        out.append(indent);
      } else {
        out.append(column == 0 ? first : " ");
      }
      out.append(word.replace(UNBROKEN, " %"));
      column += (column == 0 ? 0 : 1) + word.length();
    }
    if (text.endsWith(" ")) {
      out.append(' ');
    }
    blank();
  }
}
