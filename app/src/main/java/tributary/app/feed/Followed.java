package tributary.app.feed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;

/// A followed feed and how following it goes.
///
/// @param status null before the first visit
public record Followed(Feed feed, @Nullable FeedStatus status) {

  /// What to call it: the reader's title, else the feed's own, else its address.
  public String name() {
    if (feed.title() != null) {
      return feed.title();
    }
    String own = status == null ? null : Feed.line(status.title());
    return own == null ? feed.url().toString() : own;
  }

  /// Why it brings nothing, for a person to read; empty while it does.
  public Optional<String> trouble() {
    if (feed.paused() || status == null || status.healthy()) {
      return Optional.empty();
    }
    String reason = status.problem() == null ? status.outcome().name() : status.problem();
    return Optional.of(reason);
  }
}
