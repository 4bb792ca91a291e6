package tributary.ingest.discovery;

import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.Request;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.CharacterSet;

/// Looks at pages that are to be followed without a feed.
///
/// @param fetcher keeps the manners and the guards; robots.txt is obeyed
public record PlainPages(Fetcher fetcher) {

  /// Whether something can be meant by a CSS selector.
  ///
  /// @return what is wrong with it, null where nothing is
  public static @Nullable String fault(String selector) {
    try {
      QueryParser.parse(selector);
      return null;
    } catch (Selector.SelectorParseException | IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /// Looks at a page, and whether the selector finds anything in it.
  ///
  /// @throws InterruptedException when the caller is called off
  public Findings look(Feed feed) throws InterruptedException {
    Fetched fetched = fetcher.fetch(Request.page(feed.url()));
    if (!(fetched instanceof Fetched.Fresh(Fetched.Body body))) {
      return nothing(feed, String.valueOf(fetched.problem()));
    }
    Document page =
        Jsoup.parse(CharacterSet.decode(body.bytes(), body.contentType()), body.at().toString());
    int parts = feed.selector() == null ? 1 : parts(page, feed, body.at());
    if (parts == 0) {
      return nothing(
          feed,
          "the selector '%s' finds %s in the page"
              .formatted(feed.selector(), feed.form() == Feed.Form.LIST ? "no links" : "nothing"));
    }
    return new Findings(
        List.of(
            new Findings.Found(
                body.permanent(),
                Feed.line(page.title()),
                feed.form() == Feed.Form.LIST ? "list of pages" : "page",
                parts,
                null,
                Candidate.Source.GIVEN)),
        List.of(),
        List.of());
  }

  private static int parts(Document page, Feed feed, URI at) {
    String selector = String.valueOf(feed.selector());
    if (feed.form() != Feed.Form.LIST) {
      return page.select(selector).size();
    }
    return (int)
        page.select(selector).select("a[href]").stream()
            .map(link -> Addresses.web(at, link.absUrl("href")))
            .filter(url -> url != null)
            .distinct()
            .count();
  }

  private static Findings nothing(Feed feed, String why) {
    return new Findings(List.of(), List.of(), List.of(feed.url() + ": " + why));
  }
}
