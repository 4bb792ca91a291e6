package tributary.ingest.visit;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.item.Dates;
import tributary.events.item.Ids;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;
import tributary.ingest.date.SourceDate;
import tributary.ingest.outlet.Arrival;
import tributary.ingest.page.Page;

/// A page on its way to being an item, without an entry of a feed that speaks for it.
///
/// @param identity within the feed
/// @param before what is remembered of it; null where it is new
/// @param at where it was found
/// @param page its article; null where it holds none
/// @param said what the link to it says
record PageItem(
    String identity, @Nullable Seen before, URI at, @Nullable Page page, @Nullable String said) {

  boolean unchanged() {
    return before != null && before.fingerprint().equals(fingerprint());
  }

  private String fingerprint() {
    return page == null ? "" : page.fingerprint();
  }

  Arrival arrival(Feed feed, String name) {
    String id = before == null ? Ids.hash(feed.id(), identity) : before.item();
    int version = before == null ? 1 : before.version() + 1;
    Origin origin = new Origin(feed.id(), name, feed.url());
    return new Arrival(
        identity,
        id,
        fingerprint(),
        version,
        before == null ? null : before.firstSeen(),
        List.of(),
        firstSeen -> {
          Dates dates = dates(firstSeen);
          return Cut.fit(
              page == null ? bare(id, origin, dates) : article(id, version, origin, page, dates));
        });
  }

  private Dates dates(Instant firstSeen) {
    SourceDate published = page == null ? null : page.published();
    return published == null
        ? new Dates(null, null, null, null, firstSeen)
        : new Dates(published.at(), published.rule(), null, null, firstSeen);
  }

  private RawItem article(String id, int version, Origin origin, Page article, Dates dates) {
    return new RawItem(
        id,
        version,
        Kind.ARTICLE,
        origin,
        null,
        link(article),
        title(article.title()),
        null,
        article.html(),
        dates,
        article.byline() == null ? List.of() : List.of(article.byline()),
        List.of(),
        article.language(),
        article.image(),
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        false);
  }

  private RawItem bare(String id, Origin origin, Dates dates) {
    return new RawItem(
        id,
        1,
        Kind.POST,
        origin,
        null,
        at,
        title(null),
        null,
        null,
        dates,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        false);
  }

  private String title(@Nullable String own) {
    if (own != null) {
      return own;
    }
    return said == null ? at.getHost() + at.getPath() : said;
  }

  /// A page may name its own address, but not send readers to another host.
  private URI link(Page article) {
    return at.getHost().equalsIgnoreCase(article.canonical().getHost()) ? article.canonical() : at;
  }
}
