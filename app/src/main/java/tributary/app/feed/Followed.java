package tributary.app.feed;

import java.time.Instant;
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

  /// How it goes.
  ///
  /// @param lateBefore a feed that should have been visited before this is late; empty where it
  ///   cannot be told
  public State state(Optional<Instant> lateBefore) {
    return State.of(this, lateBefore);
  }

  /// What was wrong at the last visit, also where something was read, on one line; empty when
  /// nothing was, or it is not visited.
  public Optional<String> problem() {
    return feed.paused() || status == null
        ? Optional.empty()
        : Optional.ofNullable(Feed.line(status.problem()));
  }
}
