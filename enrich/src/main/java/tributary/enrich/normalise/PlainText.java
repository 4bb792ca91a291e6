package tributary.enrich.normalise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// The paragraphs of a piece of HTML, as a reader would see them: every block element begins a new
/// one, so that a heading does not run into the sentence after it.
final class PlainText {
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u200b]+");

  /// What turns the direction of all that follows, and what shows only at the end of a line. Marks
  /// that belong to a single word, and joiners, stay.
  private static final Pattern TURNING =
      Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069\\u00ad\\ufeff]+");

  /// Marks on one letter that some script needs; more of them reach over the lines around.
  private static final int MARKS = 4;

  private static final char FIRST_MARK = '\u0300';

  private PlainText() {}

  /// Text in one line, without what would turn or cover the text around it.
  static String line(String text) {
    return plain(text)
        ? text.strip()
        : SPACE.matcher(unpiled(TURNING.matcher(text).replaceAll(""))).replaceAll(" ").strip();
  }

  /// Whether no pattern finds anything, as in most texts: that is seen sooner than they are run.
  private static boolean plain(String text) {
    boolean before = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean space = character == ' ';
      if ((space && before)
          || (character < ' ' && character >= '\t')
          || unseen(character)
          || mark(character)) {
        return false;
      }
      before = space;
    }
    return true;
  }

  private static boolean unseen(char character) {
    return character >= '\u00a0'
        && (character == '\u00a0'
            || character == '\u00ad'
            || (character >= '\u200b' && character <= '\u2069')
            || character == '\ufeff');
  }

  private static String unpiled(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int piled = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      piled = mark(c) ? piled + 1 : 0;
      if (piled <= MARKS) {
        kept.append(c);
      }
    }
    return kept.length() == text.length() ? text : kept.toString();
  }

  private static boolean mark(char c) {
    return c >= FIRST_MARK
        && (Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.ENCLOSING_MARK);
  }

  static List<String> paragraphs(String html) {
    Paragraphs paragraphs = new Paragraphs();
    Jsoup.parseBodyFragment(html).body().traverse(paragraphs);
    paragraphs.end();
    return paragraphs.all;
  }

  private static final class Paragraphs implements NodeVisitor {
    private final List<String> all = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();

    @Override
    public void head(Node node, int depth) {
      switch (node) {
        case TextNode text -> open.append(text.getWholeText());
        case Element element when element.isBlock() || element.nameIs("br") -> end();
        default -> {}
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock()) {
        end();
      }
    }

    void end() {
      String paragraph = line(open.toString());
      if (!paragraph.isEmpty()) {
        all.add(paragraph);
      }
      open.setLength(0);
    }
  }
}
