package tributary.publish.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;
import tributary.publish.reading.Amendment;
import tributary.publish.reading.Briefing;
import tributary.publish.reading.Change;
import tributary.publish.reading.Dispute;
import tributary.publish.reading.Excerpt;
import tributary.publish.reading.Line;
import tributary.publish.reading.Note;
import tributary.publish.reading.Point;
import tributary.publish.reading.Reference;

/// The plain part of a letter, written to be read as it is: lines of at most 72 columns, links on
/// lines of their own.
final class PlainText {
  private static final int WIDTH = 72;
  private static final String INDENT = "   ";

  /// Stands for a space at which no line is broken.
  private static final char UNBROKEN = '\0';

  private final StringBuilder out = new StringBuilder();

  private final @Nullable String site;

  private PlainText(@Nullable String site) {
    this.site = site;
  }

  /// @param page of the edition on the web; null without
  /// @param site where stories have their pages; null without
  /// @param left how many stories were left out
  /// @param imprint who stands behind it; null without
  static String of(
      Briefing briefing,
      @Nullable String page,
      @Nullable String site,
      int left,
      @Nullable String imprint) {
    PlainText text = new PlainText(site);
    text.head(briefing, page);
    text.amendments(briefing.amendments());
    briefing.stories().forEach(text::story);
    text.left(left, page);
    text.sources(briefing.references());
    text.unreached(briefing.unreached());
    text.foot(imprint);
    return text.out.toString();
  }

  /// A short letter: paragraphs, each broken into lines but for links.
  static String note(List<String> paragraphs) {
    PlainText text = new PlainText(null);
    for (String paragraph : paragraphs) {
      text.line("", paragraph);
      text.blank();
    }
    return text.out.toString();
  }

  private void head(Briefing briefing, @Nullable String page) {
    line("", briefing.title().toUpperCase(Locale.ROOT));
    line("", briefing.period());
    if (briefing.stories().isEmpty()) {
      blank();
      line("", briefing.quiet());
    } else {
      line("", briefing.counts() + ".");
    }
    if (page != null) {
      line("", "On the web: " + page);
    }
  }

  private void amendments(List<Amendment> amendments) {
    if (amendments.isEmpty()) {
      return;
    }
    blank();
    line("", "CORRECTIONS");
    for (Amendment one : amendments) {
      String headline = Excerpt.of(one.headline(), Letters.HEADLINE_LENGTH);
      blank();
      line("", INDENT, one.verb() + ": " + headline + " (" + one.day() + ")");
      line(INDENT, one.text());
    }
  }

  private void story(Briefing.Piece story) {
    blank();
    String number = story.rank() + ". ";
    String headline = Excerpt.of(story.headline(), Letters.HEADLINE_LENGTH);
    line(number, " ".repeat(number.length()), headline);
    List<String> facts = new ArrayList<>(List.of(story.told(), story.coverage()));
    story.subjects().forEach(subject -> facts.add(subject.name()));
    line(INDENT, String.join(" · ", facts));
    story.changes().forEach(this::change);
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

  private void change(Change change) {
    blank();
    String earlier = change.notes().isEmpty() ? "" : " " + notes(change.notes());
    String before = change.before() == null ? "" : " (before: " + change.before() + earlier + ")";
    line(INDENT, "New: " + cited(change.line()) + before);
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
                : "[" + n.number() + "," + UNBROKEN + n.moment() + "]")
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
      String indent = " ".repeat(number.length());
      String title = Excerpt.of(source.title(), Letters.HEADLINE_LENGTH);
      line(
          number,
          indent,
          "%s: %s (%s, %s)".formatted(source.outlet(), title, source.kind(), source.day()));
      if (source.link() != null) {
        line(indent, source.link());
      }
      source.notes().stream()
          .filter(note -> note.moment() != null && note.link() != null)
          .map(note -> note.moment() + " " + note.link())
          .distinct()
          .forEach(moment -> line(indent, moment));
    }
  }

  private void unreached(List<Digest.Unreached> feeds) {
    if (feeds.isEmpty()) {
      return;
    }
    blank();
    line("", "COULD NOT BE READ THIS TIME");
    feeds.forEach(feed -> line("", INDENT, feed.title() + ": " + feed.reason()));
  }

  /// Behind a line of two hyphens and a space, as mail programs expect it.
  private void foot(@Nullable String imprint) {
    blank();
    out.append("-- \n").append(Letter.REASON).append('\n');
    if (site != null) {
      out.append("Choose what you receive, or be forgotten:\n").append(Letter.PREFERENCES);
      out.append("\nReceive this no more:\n").append(Letter.EXIT).append('\n');
    }
    if (imprint != null) {
      line("", imprint);
    }
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
    for (String word : text.strip().replace(" %", UNBROKEN + "%").split(" +")) {
      if (column > 0 && indent.length() + column + 1 + word.length() > WIDTH) {
        blank();
        column = 0;
        out.append(indent);
      } else {
        out.append(column == 0 ? first : " ");
      }
      out.append(word.replace(UNBROKEN, ' '));
      column += (column == 0 ? 0 : 1) + word.length();
    }
    blank();
  }
}
