package tributary.ingest.page;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Reading;

/// A page's tree, if it is no larger than is read: the libraries behind read depth by recursion,
/// and take their time with many elements.
final class PageTree {
  private static final int MAX_DEPTH = 256;
  private static final int MAX_ELEMENTS = 50_000;
  private static final int MAX_TEXT = 2_000_000;

  /// Scripts and comments may hold what looks like tags; twice as many are no page any more, and
  /// refused before seconds are spent on them.
  private static final int MAX_TAGS = 2 * MAX_ELEMENTS;

  private static final String LARGE = "the page is larger than is read: ";

  private PageTree() {}

  static Reading<Document> of(byte[] bytes, URI at, @Nullable String contentType) {
    String html = CharacterSet.decode(bytes, contentType);
    if (moreTags(html)) {
      return new Reading.Unreadable<>(LARGE + "more than " + MAX_TAGS + " tags");
    }
    Document page = Jsoup.parse(html, at.toString());
    String excess = excess(page);
    return excess == null ? new Reading.Read<>(page, null) : new Reading.Unreadable<>(excess);
  }

  private static boolean moreTags(String html) {
    int tags = 0;
    for (int at = html.indexOf('<'); at >= 0 && tags <= MAX_TAGS; at = html.indexOf('<', at + 1)) {
      tags += at + 1 < html.length() && Character.isLetter(html.charAt(at + 1)) ? 1 : 0;
    }
    return tags > MAX_TAGS;
  }

  /// Counted without recursion.
  private static @Nullable String excess(Document page) {
    int[] deepest = {0};
    int[] elements = {0};
    int[] text = {0};
    page.traverse((node, depth) -> {
      deepest[0] = Math.max(deepest[0], depth);
      elements[0] += node instanceof Element ? 1 : 0;
      text[0] += node instanceof TextNode words ? words.getWholeText().length() : 0;
    });
    if (deepest[0] > MAX_DEPTH) {
      return "the page is nested too deep";
    }
    if (elements[0] > MAX_ELEMENTS) {
      return LARGE + elements[0] + " elements";
    }
    return text[0] > MAX_TEXT ? LARGE + text[0] + " characters of text" : null;
  }
}
