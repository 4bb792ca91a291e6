package tributary.ingest.visit;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.feed.Manners;
import tributary.events.feed.Push;
import tributary.ingest.fetch.Validators;

/// What is carried from one visit of a feed to the next.
///
/// @param name as readers know the feed
/// @param named whether its follower gave the name
/// @param url where it is followed
/// @param validators of its last answer
/// @param lastVisit when the visit before ended, null where there was none
record Memory(
    String feed,
    String name,
    boolean named,
    @Nullable String title,
    URI url,
    Validators validators,
    int failures,
    Map<String, Seen> recent,
    Manners manners,
    @Nullable Push push,
    @Nullable Instant lastVisit,
    FeedStatus.@Nullable Outage outage) {

  /// What is left of a feed that was given another address is what it told us, not how to ask.
  static Memory of(Feed feed, @Nullable FeedStatus before) {
    boolean named = feed.title() != null;
    URI url = feed.url();
    Validators none = new Validators(url, null, null);
    if (before == null) {
      String name = named(feed, null);
      return new Memory(
          feed.id(), name, named, null, url, none, 0, Map.of(), Manners.NONE, null, null, null);
    }
    boolean moved = !before.url().equals(url);
    URI source = before.manners().source();
    return new Memory(
        feed.id(),
        named(feed, before.title()),
        named,
        before.title(),
        url,
        moved
            ? none
            : new Validators(source == null ? url : source, before.etag(), before.lastModified()),
        before.failures(),
        before.recent(),
        moved ? Manners.NONE : before.manners(),
        before.push(),
        before.lastVisit(),
        before.outage());
  }

  private static String named(Feed feed, @Nullable String own) {
    if (feed.title() != null) {
      return feed.title();
    }
    return own == null ? feed.url().getHost() : own;
  }

  /// Where the feed is visited.
  URI address() {
    return manners.address(url);
  }

  /// When something new was last brought in; null where nothing ever was.
  @Nullable Instant newest() {
    return recent.values().stream()
        .map(Seen::firstSeen)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  Memory titled(@Nullable String own) {
    return own == null
        ? this
        : new Memory(
            feed,
            named ? name : own,
            named,
            own,
            url,
            validators,
            failures,
            recent,
            manners,
            push,
            lastVisit,
            outage);
  }

  Memory validated(Validators fresh) {
    return new Memory(
        feed, name, named, title, url, fresh, failures, recent, manners, push, lastVisit, outage);
  }

  Memory remembering(Map<String, Seen> items) {
    return new Memory(
        feed,
        name,
        named,
        title,
        url,
        validators,
        failures,
        items,
        manners,
        push,
        lastVisit,
        outage);
  }

  Memory minding(Manners learnt) {
    return new Memory(
        feed,
        name,
        named,
        title,
        url,
        validators,
        failures,
        recent,
        learnt,
        push,
        lastVisit,
        outage);
  }

  Memory pushed(@Nullable Push subscription) {
    return new Memory(
        feed,
        name,
        named,
        title,
        url,
        validators,
        failures,
        recent,
        manners,
        subscription,
        lastVisit,
        outage);
  }

  Memory failing(int times) {
    return new Memory(
        feed, name, named, title, url, validators, times, recent, manners, push, lastVisit, outage);
  }
}
