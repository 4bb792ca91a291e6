package tributary.publish.shelf;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
  private final Map<String, Outages> outages = new ConcurrentHashMap<>();

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
      outages.remove(id);
    } else {
      states.put(id, status);
      outages.merge(status.feed(), Outages.of(status), Outages::with);
    }
  }

  /// Feeds that are followed, not paused, and could not be read in a period: they failed for half
  /// of it or more, whether or not they can be read now; or no visit has ever succeeded. What fails
  /// since an hour was read in the period, and what failed all week is missing in it.
  public List<Digest.Unreached> unreached(Instant from, Instant to) {
    return states.values().stream()
        .map(status -> unreached(status, from, to))
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

  private Optional<Digest.Unreached> unreached(FeedStatus status, Instant from, Instant to) {
    Outages failed = outages.getOrDefault(status.feed(), Outages.NONE);
    boolean never = !status.healthy() && status.title() == null;
    boolean half = failed.within(from, to).compareTo(Duration.between(from, to).dividedBy(2)) >= 0;
    if (!never && !half) {
      return Optional.empty();
    }
    return Optional.ofNullable(feeds.get(status.feed()))
        .filter(feed -> !feed.paused())
        .map(feed ->
            new Digest.Unreached(feed.id(), title(feed, status), told(status, failed, from, to)));
  }

  private static String told(FeedStatus status, Outages failed, Instant from, Instant to) {
    if (!status.healthy()) {
      return reason(status);
    }
    return failed
        .last(from, to)
        .map(outage -> reason(outage.outcome(), outage.problem()) + " It can be read again.")
        .orElse("");
  }

  private static String title(Feed feed, @Nullable FeedStatus status) {
    if (feed.title() != null) {
      return feed.title();
    }
    URI url = feed.url();
    return status != null && status.title() != null ? status.title() : url.getHost();
  }

  private static String reason(FeedStatus status) {
    return reason(status.outcome(), status.problem());
  }

  private static String reason(FeedStatus.Outcome outcome, @Nullable String problem) {
    if (problem != null) {
      return problem;
    }
    return switch (outcome) {
      case UNREACHABLE -> "Nobody answered.";
      case REFUSED -> "The site refused to be read.";
      case GONE -> "The site says that this feed is over.";
      case UNREADABLE -> "What came was no feed.";
      case FAILING -> "The site has trouble of its own.";
      case NEVER, FRESH, UNCHANGED -> "";
    };
  }
}
