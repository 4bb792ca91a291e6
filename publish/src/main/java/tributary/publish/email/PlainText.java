package tributary.publish.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;
import tributary.publish.reading.Briefing;

/// The plain part of a letter, written to be read as it is: lines of at most 72 columns, links on
/// lines of their own.
final class PlainText {
  private static final int WIDTH = 72;
  private static final String INDENT = "   ";

  private final StringBuilder out = new StringBuilder();

  private PlainText() {}

  static String of(Briefing briefing, @Nullable String page, int left) {
    PlainText text = new PlainText();
    text.head(briefing, page);
    briefing.stories().forEach(text::story);
    text.left(left, page);
    text.sources(briefing.references());
    text.unreached(briefing.unreached());
    text.line("", "-- ");
    text.line("", "You receive this because your address is configured where it is made.");
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
    facts.addAll(story.subjects());
    line(INDENT, String.join(" · ", facts));
    for (Briefing.Line line : story.lines()) {
      blank();
      line(INDENT, line.claim() + " " + notes(line));
    }
    if (!story.also().isEmpty()) {
      blank();
      String also =
          story.also().stream()
              .map(reference -> reference.outlet() + " [" + reference.number() + "]")
              .collect(Collectors.joining(", "));
      line(INDENT, (story.lines().isEmpty() ? "Told by " : "Also told by ") + also);
    }
  }

  private static String notes(Briefing.Line line) {
    return line.notes().stream()
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

  private void sources(List<Briefing.Reference> references) {
    if (references.isEmpty()) {
      return;
    }
    blank();
    line("", "SOURCES");
    for (Briefing.Reference source : references) {
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
          .map(note -> note.moment() + "  " + note.link())
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

  /// Breaks between words; a word that is longer than the line (a link) stays whole.
  private void line(String indent, String text) {
    int column = 0;
    for (String word : text.split(" ")) {
      if (column > 0 && indent.length() + column + 1 + word.length() > WIDTH) {
        blank();
        column = 0;
      }
      out.append(column == 0 ? indent : " ").append(word);
      column += (column == 0 ? 0 : 1) + word.length();
    }
    if (text.endsWith(" ")) {
      out.append(' ');
    }
    blank();
  }
}
