package tributary.app.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.Feed.Form;
import tributary.events.feed.Feed.FullText;
import tributary.ingest.page.LinkList;

/// A feed in the configuration: an address alone, or a block of keys.
///
/// @param url where it is fetched
/// @param title what readers shall call it; null leaves that to the feed
/// @param fullText when linked pages are read; null is `auto`
/// @param subjects hints on what it is about
/// @param form what answers at the address; null is `list` where there is a selector, else `feed`
/// @param selector CSS selector: of the links on a list, or of the main part of a page
public record FeedEntry(
    URI url,
    @Nullable String title,
    @Nullable FullText fullText,
    List<String> subjects,
    @Nullable Form form,
    @Nullable String selector) {

  public FeedEntry {
    subjects = List.copyOf(subjects);
    form = form == null ? (selector == null ? Form.FEED : Form.LIST) : form;
    feed(url, title, fullText, subjects, form, selector); // refuses what is no feed
    LinkList.requireSelector(selector);
  }

  /// As it is registered.
  public Feed feed() {
    return feed(url, title, fullText, subjects, form, selector);
  }

  private static Feed feed(
      URI url,
      @Nullable String title,
      @Nullable FullText fullText,
      List<String> subjects,
      @Nullable Form form,
      @Nullable String selector) {
    return new Feed(
        Feed.idOf(url),
        url,
        title,
        fullText == null ? FullText.AUTO : fullText,
        false,
        subjects,
        form == null ? Form.FEED : form,
        selector);
  }
}
