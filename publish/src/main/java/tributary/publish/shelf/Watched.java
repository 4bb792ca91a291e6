package tributary.publish.shelf;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;

/// A followed feed and how that goes.
///
/// @param title as readers know it
/// @param status null where it was never visited
/// @param reason why its last visit failed, a sentence; null where it did not
public record Watched(
    Feed feed, String title, @Nullable FeedStatus status, @Nullable String reason) {
  static final Comparator<Watched> BY_TITLE =
      Comparator.comparing((Watched feed) -> feed.title().toLowerCase(Locale.ROOT))
          .thenComparing(feed -> feed.feed().id());
}
