package tributary.ingest.page;

import java.net.URI;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/// The main text of a page: what Readability finds in it once the clutter is gone, held against
/// what the page itself marks as its article (schema.org), without what is left of other things.
final class MainText {
  /// Fewer characters say nothing about where an article is.
  private static final int TELLING = 250;

  /// How much less or more running text than the page's own mark may be found.
  private static final double TOO_LITTLE = 0.6;

  private static final double TOO_MUCH = 1.5;

  private MainText() {}

  /// Finds it, and spends the page on it.
  ///
  /// @param at where the page was found
  /// @return null where there is none
  static @Nullable Element of(Document page, URI at, PageFacts facts) {
    Clutter.clear(page);
    Element marked = marked(page);
    Element anchor = Prose.anchor(page.body());
    Element second = marked == null ? copy(anchor) : marked.clone();
    Element found = new Readability4J(at.toString(), page).parse().getArticleContent();
    Element text = better(found, second, marked != null);
    String own = facts.data().body();
    if (own != null && length(text) < TOO_LITTLE * own.length()) {
      text = paragraphs(own);
    }
    if (text != null) {
      Residue.clear(text, facts.title(), at);
    }
    return text;
  }

  /// What the reader of the page has chosen.
  ///
  /// @return null where the page holds nothing of the kind
  static @Nullable Element chosen(Document page, String selector) {
    Elements chosen = page.select(selector);
    if (chosen.isEmpty()) {
      return null;
    }
    Element text = new Element("div");
    chosen.forEach(element -> text.appendChild(element.clone()));
    return text;
  }

  /// What microdata says is the article's body; the largest, as teasers may carry the mark too.
  private static @Nullable Element marked(Document page) {
    Element largest = null;
    int most = TELLING;
    for (Element body : page.body().select("[itemprop=articleBody]")) {
      int prose = Prose.in(body);
      if (prose > most) {
        largest = body;
        most = prose;
      }
    }
    return largest;
  }

  private static @Nullable Element better(
      @Nullable Element found, @Nullable Element second, boolean sure) {
    if (second == null) {
      return found;
    }
    int expected = Prose.in(second);
    int got = found == null ? 0 : Prose.in(found);
    boolean off = got < TOO_LITTLE * expected || (sure && got > TOO_MUCH * expected);
    return off && expected > TELLING ? second : found;
  }

  private static Element paragraphs(String text) {
    Element body = new Element("div");
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> body.appendElement("p").text(line));
    return body;
  }

  private static @Nullable Element copy(@Nullable Element element) {
    return element == null ? null : element.clone();
  }

  private static int length(@Nullable Element text) {
    return text == null ? 0 : text.text().length();
  }
}
