package tributary.publish.shelf;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;

/// Which feeds are followed and how that goes, from `feeds` and `feed-status`. One thread puts them
/// in, any thread asks.
public final class Following {
  private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
  private final Map<String, FeedStatus> states = new ConcurrentSkipListMap<>();

  /// Takes in a record of `feeds`; null ends the following.
  public void feed(String id, @Nullable Feed feed) {
    if (feed == null) {
      feeds.remove(id);
    } else {
      feeds.put(id, feed);
    }
  }

  /// Takes in a record of `feed-status`.
  public void status(String id, @Nullable FeedStatus status) {
    if (status == null) {
      states.remove(id);
    } else {
      states.put(id, status);
    }
  }

  /// Feeds that are followed, not paused, and whose last visit failed; with the sentence that says
  /// why.
  public List<Digest.Unreached> unreached() {
    return states.values().stream()
        .filter(status -> !status.healthy())
        .map(this::unreached)
        .flatMap(Optional::stream)
        .toList();
  }

  /// Every followed feed, those that are paused too, by title.
  public List<Watched> watched() {
    return feeds.values().stream().map(this::watched).sorted(Watched.BY_TITLE).toList();
  }

  private Watched watched(Feed feed) {
    FeedStatus status = states.get(feed.id());
    if (status == null) {
      return new Watched(feed, title(feed, null), null, null);
    }
    return new Watched(feed, title(feed, status), status, status.healthy() ? null : reason(status));
  }

  private Optional<Digest.Unreached> unreached(FeedStatus status) {
    return Optional.ofNullable(feeds.get(status.feed()))
        .filter(feed -> !feed.paused())
        .map(feed -> new Digest.Unreached(feed.id(), title(feed, status), reason(status)));
  }

  private static String title(Feed feed, @Nullable FeedStatus status) {
    if (feed.title() != null) {
      return feed.title();
    }
    URI url = feed.url();
    return status != null && status.title() != null ? status.title() : url.getHost();
  }

  private static String reason(FeedStatus status) {
    if (status.problem() != null) {
      return status.problem();
    }
    return switch (status.outcome()) {
      case UNREACHABLE -> "Nobody answered.";
      case REFUSED -> "The site refused to be read.";
      case GONE -> "The site says that this feed is over.";
      case UNREADABLE -> "What came was no feed.";
      case FAILING -> "The site has trouble of its own.";
      case NEVER, FRESH, UNCHANGED -> "";
    };
  }
}
