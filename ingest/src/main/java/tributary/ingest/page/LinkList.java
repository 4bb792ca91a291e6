package tributary.ingest.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.Reading;
import tributary.ingest.text.Sanitizer;

/// A page that lists links to articles.
///
/// @param title of the list itself
/// @param links in the page's order, each address once
public record LinkList(@Nullable String title, List<Link> links) {
  /// Links read of one page.
  private static final int MOST = 500;

  public LinkList {
    links = List.copyOf(links);
  }

  /// A link to an article.
  ///
  /// @param url absolute, without its fragment
  /// @param text its words; null where it has none
  public record Link(URI url, @Nullable String text) {}

  /// @throws IllegalArgumentException if `selector` is no CSS selector; null is none to check
  public static void requireSelector(@Nullable String selector) {
    try {
      if (selector != null) {
        QueryParser.parse(selector);
      }
    } catch (SelectorParseException | IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + selector + "' is no CSS selector", e);
    }
  }

  /// Reads a list.
  ///
  /// @param selector of the links, or of elements that hold one each
  public static Reading<LinkList> read(
      byte[] bytes, URI at, @Nullable String contentType, String selector) {
    return switch (PageTree.of(bytes, at, contentType)) {
      case Reading.Unreadable<Document>(String problem) -> new Reading.Unreadable<>(problem);
      case Reading.Read<Document>(Document page, String ignored) -> read(page, at, selector);
    };
  }

  private static Reading<LinkList> read(Document page, URI at, String selector) {
    try {
      List<Link> links = links(page.select(selector), at);
      String title = Sanitizer.cut(page.title().strip(), Sanitizer.MAX_LINE);
      return links.isEmpty()
          ? new Reading.Unreadable<>("the selector '" + selector + "' finds no link on the page")
          : new Reading.Read<>(new LinkList(title.isEmpty() ? null : title, links), null);
    } catch (SelectorParseException e) {
      return new Reading.Unreadable<>("'" + selector + "' is no CSS selector");
    }
  }

  private static List<Link> links(List<Element> selected, URI at) {
    List<Link> links = new ArrayList<>();
    Set<URI> known = new HashSet<>();
    for (Element element : selected) {
      Element link = element.nameIs("a") ? element : element.selectFirst("a[href]");
      URI url = link == null ? null : Addresses.web(at, link.attr("href").replaceFirst("#.*", ""));
      if (link != null && url != null && links.size() < MOST && known.add(url)) {
        String text = Sanitizer.cut(link.text().strip(), Sanitizer.MAX_LINE);
        links.add(new Link(url, text.isEmpty() ? null : text));
      }
    }
    return links;
  }
}
