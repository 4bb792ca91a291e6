package tributary.ingest.visit;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.item.Dates;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;
import tributary.events.item.Utterance;
import tributary.ingest.date.SourceDate;
import tributary.ingest.identity.Newcomer;
import tributary.ingest.outlet.Arrival;
import tributary.ingest.page.Page;
import tributary.ingest.source.Entry;

/// Entries on their way to being items.
///
/// @param now when the visit began, to tell news from backlog
record ItemMaker(Feed feed, Origin origin, Trimmings trimmings, Instant now) {

  /// A newcomer made ready to be written.
  ///
  /// @param fetched whether anything had to be fetched for it
  /// @param text its characters
  record Made(Arrival arrival, boolean fetched, long text) {}

  /// The arrival of a newcomer, with all that it points to.
  Made make(Newcomer newcomer) throws InterruptedException {
    Entry entry = newcomer.entry();
    Page page = wantsPage(entry) ? page(entry) : null;
    EpisodeParts parts = new EpisodeParts(trimmings, entry, isWorthRequests(entry));
    List<Utterance> said = parts.transcript();
    EpisodeParts.Chapters chapters = parts.chapters();
    Arrival arrival =
        arrival(newcomer, firstSeen -> Cut.fit(item(newcomer, page, said, chapters, firstSeen)));
    boolean fetched = wantsPage(entry) || parts.asks();
    long text = length(entry.content()) + length(entry.summary());
    text += page == null ? 0 : page.html().length();
    text += said.stream().mapToLong(utterance -> utterance.text().length()).sum();
    return new Made(arrival, fetched, text);
  }

  /// A newcomer of which nothing can be made: whoever writes it is told why.
  Made unmade(Newcomer newcomer, RuntimeException why) {
    Arrival arrival =
        arrival(
            newcomer,
            firstSeen -> {
              throw why;
            });
    return new Made(arrival, true, 0);
  }

  private Arrival arrival(Newcomer newcomer, Function<Instant, RawItem> stamped) {
    return new Arrival(
        newcomer.identity(),
        newcomer.item(feed.id()),
        newcomer.entry().fingerprint(),
        newcomer.version(),
        newcomer.firstSeen(),
        newcomer.aliases(),
        stamped);
  }

  private static long length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  private boolean wantsPage(Entry entry) {
    if (entry.link() == null || entry.playable()) {
      return false;
    }
    return switch (feed.fullText()) {
      case NEVER -> false;
      case ALWAYS -> true;
      case AUTO -> Teaser.is(entry) && isWorthRequests(entry);
    };
  }

  /// Backlog is kept, never news: what it points to is fetched only where whole texts were asked
  /// for.
  private boolean isWorthRequests(Entry entry) {
    return feed.fullText() == Feed.FullText.ALWAYS
        || !new Dates(entry.published(), entry.provenance(), null, null, now).backlog();
  }

  /// The article, unless the feed itself says more.
  private @Nullable Page page(Entry entry) throws InterruptedException {
    URI link = entry.link();
    Page page = link == null ? null : trimmings.page(link);
    boolean more = page != null && Teaser.text(page.html()).length() > Teaser.said(entry).length();
    return more ? page : null;
  }

  private RawItem item(
      Newcomer newcomer,
      @Nullable Page page,
      List<Utterance> said,
      EpisodeParts.Chapters chapters,
      Instant firstSeen) {
    Entry e = newcomer.entry();
    Kind kind = e.playable() ? Kind.PODCAST : page == null ? Kind.POST : Kind.ARTICLE;
    return new RawItem(
        newcomer.item(feed.id()),
        newcomer.version(),
        kind,
        origin,
        e.guid(),
        page == null ? e.link() : link(page, e),
        e.heading(),
        e.summary(),
        page == null ? e.content() : page.html(),
        dates(e, page, firstSeen),
        page != null && e.authors().isEmpty() && page.byline() != null
            ? List.of(page.byline())
            : e.authors(),
        e.categories(),
        page != null && page.language() != null ? page.language() : e.language(),
        e.image() == null && page != null ? page.image() : e.image(),
        e.enclosures(),
        e.duration(),
        chapters.list(),
        said,
        chapters.of(e.episode()),
        e.reply(),
        e.place(),
        false);
  }

  /// The page's date where the feed gave none.
  private static Dates dates(Entry e, @Nullable Page page, Instant firstSeen) {
    SourceDate published = e.published() != null || page == null ? null : page.published();
    return published == null
        ? new Dates(e.published(), e.provenance(), e.updated(), e.updatedProvenance(), firstSeen)
        : new Dates(
            published.at(),
            "page, " + published.rule(),
            e.updated(),
            e.updatedProvenance(),
            firstSeen);
  }

  /// A page may name its own address, but not send readers to another host.
  private static @Nullable URI link(Page page, Entry e) {
    URI link = e.link();
    boolean same = link != null && page.canonical().getHost().equalsIgnoreCase(link.getHost());
    return same ? page.canonical() : link;
  }
}
