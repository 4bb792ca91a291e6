package tributary.ingest.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.item.Ids;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.Request;
import tributary.ingest.identity.Found;
import tributary.ingest.outlet.Arrival;
import tributary.ingest.page.LinkList;
import tributary.ingest.page.Page;
import tributary.ingest.text.Reading;

/// What is followed without a feed: a page that changes, or a list of links to pages.
///
/// @param name of the feed, as readers knew it
/// @param recent what is remembered of earlier visits
record Pages(Fetcher fetcher, Feed feed, String name, Map<String, Seen> recent) {
  /// New pages of a list that one visit fetches.
  static final int MOST = 10;

  /// A followed page's identity within its feed.
  private static final String ITSELF = "page";

  /// What a visit brought.
  ///
  /// @param title the document's own
  /// @param remembered items of earlier visits that are still to be remembered
  /// @param whole false where some of it is left to the next visit
  record Brought(
      @Nullable String title,
      List<Arrival> arrivals,
      Map<String, Seen> remembered,
      boolean whole) {}

  /// Reads the answer at the feed's own address.
  ///
  /// @throws InterruptedException when the visit is called off
  Reading<Brought> read(Fetched.Body body) throws InterruptedException {
    return feed.form() == Feed.Form.PAGE ? page(body) : list(body);
  }

  /// One item for as long as the page is followed: a change of its main text is its next version.
  private Reading<Brought> page(Fetched.Body body) {
    Reading<Page> reading = Page.read(body.bytes(), body.at(), body.contentType(), feed.selector());
    return switch (reading) {
      case Reading.Unreadable<Page>(String problem) -> new Reading.Unreadable<>(problem);
      case Reading.Read<Page>(Page page, String problem) -> {
        PageItem item = new PageItem(ITSELF, recent.get(ITSELF), body.at(), page, null);
        List<Arrival> arrivals =
            item.unchanged() ? List.of() : List.of(item.arrival(feed, named(page.title())));
        yield new Reading.Read<>(new Brought(page.title(), arrivals, recent, true), problem);
      }
    };
  }

  private Reading<Brought> list(Fetched.Body body) throws InterruptedException {
    String selector = String.valueOf(feed.selector());
    return switch (LinkList.read(body.bytes(), body.at(), body.contentType(), selector)) {
      case Reading.Unreadable<LinkList>(String problem) -> new Reading.Unreadable<>(problem);
      case Reading.Read<LinkList>(LinkList list, String problem) ->
          new Reading.Read<>(brought(list), problem);
    };
  }

  /// From the end of the list, as new links come at its top: those that are about to leave it are
  /// read first.
  private Brought brought(LinkList list) throws InterruptedException {
    List<LinkList.Link> unseen =
        list.links().stream().filter(l -> !recent.containsKey(identity(l))).toList().reversed();
    List<Arrival> arrivals = new ArrayList<>();
    for (LinkList.Link link : unseen.subList(0, Math.min(MOST, unseen.size()))) {
      PageItem item = linked(link);
      if (item != null) {
        arrivals.add(item.arrival(feed, named(list.title())));
      }
    }
    Map<String, Seen> remembered =
        Found.remembered(
            list.links().stream().map(Pages::identity).collect(Collectors.toSet()),
            arrivals.size(),
            recent);
    return new Brought(list.title(), arrivals, remembered, arrivals.size() == unseen.size());
  }

  /// A page that cannot be had for now is left to the next visit, and null. One that holds no
  /// article is an item all the same, as an entry of a feed would be: its link and its title.
  private @Nullable PageItem linked(LinkList.Link link) throws InterruptedException {
    Fetched fetched = fetcher.fetch(Request.page(link.url()));
    return switch (fetched) {
      case Fetched.Fresh(Fetched.Body body) ->
          switch (Page.read(body.bytes(), body.at(), body.contentType())) {
            case Reading.Read<Page>(Page page, String ignored) ->
                item(link, page.whole() ? page : null);
            case Reading.Unreadable<Page> ignored -> item(link, null);
          };
      case Fetched.Refused ignored -> item(link, null);
      case Fetched.Gone ignored -> item(link, null);
      case Fetched.Forbidden ignored -> item(link, null);
      case Fetched.Challenged ignored -> item(link, null);
      case Fetched.Overpacked ignored -> item(link, null);
      case Fetched.NotModified ignored -> null;
      case Fetched.Throttled ignored -> null;
      case Fetched.Failing ignored -> null;
      case Fetched.Unreachable ignored -> null;
    };
  }

  private String named(@Nullable String own) {
    return feed.title() == null && own != null ? own : name;
  }

  private static PageItem item(LinkList.Link link, @Nullable Page page) {
    return new PageItem(identity(link), null, link.url(), page, link.text());
  }

  private static String identity(LinkList.Link link) {
    return Ids.hash(link.url().toString());
  }
}
