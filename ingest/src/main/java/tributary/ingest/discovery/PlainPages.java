package tributary.ingest.discovery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.Request;
import tributary.ingest.page.LinkList;
import tributary.ingest.page.Page;
import tributary.ingest.text.Reading;

/// Looks at pages that are to be followed without a feed, with the readers that visits use.
///
/// @param fetcher keeps the manners and the guards; robots.txt is obeyed
public record PlainPages(Fetcher fetcher) {

  /// Looks at a page, or a list of pages, and whether it gives anything.
  ///
  /// @throws IllegalArgumentException if the selector is none
  /// @throws InterruptedException when the caller is called off
  public Findings look(Feed feed) throws InterruptedException {
    LinkList.requireSelector(feed.selector());
    Fetched fetched = fetcher.fetch(Request.page(feed.url()));
    return fetched instanceof Fetched.Fresh(Fetched.Body body)
        ? read(feed, body)
        : nothing(feed, fetched.problem());
  }

  private static Findings read(Feed feed, Fetched.Body body) {
    if (feed.form() == Feed.Form.LIST) {
      String selector = String.valueOf(feed.selector());
      return switch (LinkList.read(body.bytes(), body.at(), body.contentType(), selector)) {
        case Reading.Unreadable<LinkList>(String why) -> nothing(feed, why);
        case Reading.Read<LinkList>(LinkList list, String problem) ->
            found(body, list.title(), "list of pages", list.links().size(), problem);
      };
    }
    return switch (Page.read(body.bytes(), body.at(), body.contentType(), feed.selector())) {
      case Reading.Unreadable<Page>(String why) -> nothing(feed, why);
      case Reading.Read<Page>(Page page, String problem) ->
          found(body, page.title(), "page", 1, problem);
    };
  }

  private static Findings found(
      Fetched.Body body,
      @Nullable String title,
      String format,
      int parts,
      @Nullable String problem) {
    return new Findings(
        List.of(
            new Findings.Found(
                body.permanent(),
                Feed.line(title),
                format,
                parts,
                problem,
                Candidate.Source.GIVEN)),
        List.of(),
        List.of());
  }

  private static Findings nothing(Feed feed, @Nullable String why) {
    return new Findings(List.of(), List.of(), List.of(feed.url() + ": " + why));
  }
}
