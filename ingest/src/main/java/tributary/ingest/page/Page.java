package tributary.ingest.page;

import java.net.URI;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Reading;
import tributary.ingest.text.Sanitizer;

/// The article of a web page.
///
/// @param html its main text, sanitised
/// @param byline who wrote it, as the page says
/// @param language BCP 47 tag as the page says
/// @param canonical the page's own address of itself, else where it was found
public record Page(
    @Nullable String title,
    @Nullable String byline,
    String html,
    @Nullable String language,
    @Nullable URI image,
    URI canonical) {
  private static final int LEAST = 250;

  /// Deeper pages are refused: the libraries behind read them by recursion.
  private static final int MAX_DEPTH = 256;

  /// Extracts the article; a page with hardly any running text has none.
  public static Reading<Page> read(byte[] bytes, URI at, @Nullable String contentType) {
    Document page = Jsoup.parse(CharacterSet.decode(bytes, contentType), at.toString());
    if (Depth.of(page) > MAX_DEPTH) {
      return new Reading.Unreadable<>("the page is nested too deep");
    }
    Document original = page.clone();
    try {
      Article article = new Readability4J(at.toString(), page).parse();
      String html = Sanitizer.html(article.getContent(), at);
      if (html == null || Sanitizer.text(html).length() < LEAST) {
        return new Reading.Unreadable<>("the page holds no article");
      }
      return new Reading.Read<>(of(article, html, original, at), null);
    } catch (RuntimeException e) { // a library that meets a page it was not made for
      return new Reading.Unreadable<>("the page could not be read: " + e.getMessage());
    }
  }

  private static Page of(Article article, String html, Document page, URI at) {
    Element canonical = page.selectFirst("link[rel=canonical][href]");
    URI own = canonical == null ? null : Addresses.web(at, canonical.attr("href"));
    Element image = page.selectFirst("meta[property=og:image][content]");
    Element root = page.selectFirst("html[lang]");
    return new Page(
        blankToNull(article.getTitle()),
        blankToNull(article.getByline()),
        html,
        root == null ? null : Sanitizer.language(root.attr("lang")),
        image == null ? null : Addresses.web(at, image.attr("content")),
        own == null ? at : own);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : Sanitizer.cut(text.strip(), Sanitizer.MAX_LINE);
  }

  /// Depth of a page's tree, counted without recursion.
  private static final class Depth {
    static int of(Document page) {
      int[] deepest = {0};
      page.traverse((node, depth) -> deepest[0] = Math.max(deepest[0], depth));
      return deepest[0];
    }
  }
}
