package tributary.app.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.Feed.FullText;

/// A feed in the configuration: an address alone, or a block of keys.
///
/// @param url where it is fetched
/// @param title what readers shall call it; null leaves that to the feed
/// @param fullText when linked pages are read; null is `auto`
/// @param subjects hints on what it is about
public record FeedEntry(
    URI url, @Nullable String title, @Nullable FullText fullText, List<String> subjects) {

  public FeedEntry {
    Feed.at(url);
    subjects = List.copyOf(subjects);
  }

  /// As it is registered.
  public Feed feed() {
    return new Feed(
        Feed.idOf(url),
        url,
        title,
        fullText == null ? FullText.AUTO : fullText,
        false,
        subjects,
        Feed.Form.FEED,
        null);
  }
}
