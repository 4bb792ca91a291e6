package tributary.ingest.schedule;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;

/// The feeds of one partition and when each is due. Holds no state that `feeds` and `feed-status`
/// cannot give back. One thread.
public final class Schedule {
  /// How long a feed may be due before it is late: hosts that ask us to keep a distance, and a
  /// start with many feeds, take that long.
  public static final Duration LATE = Duration.ofMinutes(30);

  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final Map<String, FeedStatus> statuses = new HashMap<>();
  private final Map<String, String> hostOfVisit = new HashMap<>();
  private final Set<String> busyHosts = new HashSet<>();
  private final Restraint restraint = new Restraint();

  /// A visit to make now.
  ///
  /// @param status what is remembered, null at the first visit
  public record Call(Feed feed, @Nullable FeedStatus status) {
    /// Whether its last visits failed: such feeds may not take up all hands.
    public boolean doubtful() {
      return status != null && status.failures() > 0;
    }
  }

  /// Follows a feed, or takes over what was changed about it.
  public void follow(Feed feed) {
    feeds.put(feed.id(), feed);
    FeedStatus status = statuses.get(feed.id());
    if (status != null) {
      restrain(status);
    }
  }

  /// Visits the feed no more. What is remembered of it stays, so that nothing is repeated if it is
  /// followed again.
  public void unfollow(String feed) {
    feeds.remove(feed);
    restraint.forget(feed);
  }

  /// Remembers how following a feed went.
  public void remember(FeedStatus status) {
    statuses.put(status.feed(), status);
    restrain(status);
  }

  private void restrain(FeedStatus status) {
    restraint.remember(status.feed(), status.manners().address(status.url()), status.manners());
  }

  /// Takes the call that is due longest; null where none is. One visit at a time to a host.
  ///
  /// @param doubtful whether it may be one whose last visits failed
  public @Nullable Call take(Instant now, boolean doubtful) {
    Call next =
        feeds.values().stream()
            .filter(f -> due(f, now) && !busyHosts.contains(host(address(f))))
            .filter(f -> doubtful || !call(f).doubtful())
            .min(Comparator.comparing(this::since))
            .map(this::call)
            .orElse(null);
    if (next != null) {
      String host = host(address(next.feed()));
      busyHosts.add(host);
      hostOfVisit.put(next.feed().id(), host);
    }
    return next;
  }

  /// Takes a feed out of the order for something other than a visit, so that no two things change
  /// what is remembered of it; [#returned] puts it back. Its host is not held up. Null where it is
  /// not followed, or out already.
  public @Nullable Call lend(String feed) {
    Feed followed = feeds.get(feed);
    if (followed == null || hostOfVisit.putIfAbsent(feed, "") != null) {
      return null;
    }
    return new Call(followed, statuses.get(feed));
  }

  /// What is remembered of a feed, followed or not.
  public @Nullable FeedStatus status(String feed) {
    return statuses.get(feed);
  }

  /// Ends a visit.
  public void returned(String feed) {
    String host = hostOfVisit.remove(feed);
    if (host != null) {
      busyHosts.remove(host);
    }
  }

  /// Whether the feed is still followed: the fruit of a visit to an ended one is dropped.
  public boolean follows(String feed) {
    return feeds.containsKey(feed);
  }

  /// Whether nothing is due and nothing in flight.
  public boolean idle(Instant now) {
    return hostOfVisit.isEmpty() && feeds.values().stream().noneMatch(f -> due(f, now));
  }

  /// How the feeds stand.
  public Roll roll(Instant now) {
    return feeds.values().stream().map(feed -> roll(feed, now)).reduce(Roll.NONE, Roll::and);
  }

  private Roll roll(Feed feed, Instant now) {
    FeedStatus status = statuses.get(feed.id());
    boolean over = status != null && status.outcome() == FeedStatus.Outcome.GONE;
    boolean failing = !feed.paused() && !over && status != null && !status.healthy();
    boolean due = due(feed, now);
    // One that was never visited has no time from which it could be late.
    Duration overdue =
        due && !since(feed).equals(Instant.MIN)
            ? Duration.between(since(feed), now)
            : Duration.ZERO;
    return new Roll(
        1,
        failing ? 1 : 0,
        overdue.compareTo(LATE) > 0 ? 1 : 0,
        feed.paused() || over ? 1 : 0,
        due ? 1 : 0,
        overdue);
  }

  private Call call(Feed feed) {
    return new Call(feed, statuses.get(feed.id()));
  }

  private boolean due(Feed feed, Instant now) {
    return !feed.paused()
        && !hostOfVisit.containsKey(feed.id())
        && !since(feed).isAfter(now)
        && !restraint.until(address(feed), now).isAfter(now);
  }

  /// Where it is visited: a feed that has moved for good is not asked at its old address.
  private URI address(Feed feed) {
    FeedStatus status = statuses.get(feed.id());
    return status == null || !status.url().equals(feed.url())
        ? feed.url()
        : status.manners().address(feed.url());
  }

  /// A feed that was never visited, or followed at a new address, is due at once.
  private Instant since(Feed feed) {
    FeedStatus status = statuses.get(feed.id());
    return status == null || !status.url().equals(feed.url()) ? Instant.MIN : status.nextVisit();
  }

  private static String host(URI url) {
    return url.getHost().toLowerCase(Locale.ROOT) + ":" + url.getPort();
  }
}
