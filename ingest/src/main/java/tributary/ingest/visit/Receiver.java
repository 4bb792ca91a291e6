package tributary.ingest.visit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.Push;
import tributary.events.item.Origin;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.identity.Found;
import tributary.ingest.outlet.Visited;
import tributary.ingest.push.Ping;
import tributary.ingest.source.FeedReader;
import tributary.ingest.source.SourceFeed;
import tributary.ingest.text.Reading;

/// Takes what a hub brings for the fruit of a visit. It is a part of the feed: what it does not
/// hold is not gone, and how the feed's own document is asked for stays as it was. Any thread.
public final class Receiver {
  /// Between a visit and the next one that a hub calls for.
  private static final Duration BREATH = Duration.ofMinutes(1);

  private final Fetcher fetcher;
  private final Clock clock;

  public Receiver(Fetcher fetcher, Clock clock) {
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /// Reads a ping. One with nothing in it to read makes the feed due instead.
  ///
  /// @param status of the feed, its subscription as it stands now
  /// @throws InterruptedException when it is called off
  public Visited receive(Feed feed, FeedStatus status, Ping ping) throws InterruptedException {
    SourceFeed source = ping.thin() ? null : read(ping);
    return source == null || source.entries().isEmpty()
        ? noted(feed, due(status))
        : brought(feed, status, source);
  }

  private static @Nullable SourceFeed read(Ping ping) {
    URI topic = ping.topic();
    return switch (FeedReader.read(ping.body(), topic, ping.contentType(), true)) {
      case Reading.Unreadable<SourceFeed> ignored -> null;
      case Reading.Read<SourceFeed>(SourceFeed source, String ignored) -> source;
    };
  }

  private Visited brought(Feed feed, FeedStatus status, SourceFeed source)
      throws InterruptedException {
    String name = Memory.of(feed, status).name();
    Found found = Found.in(source.entries(), status.recent(), clock.instant());
    Origin origin = new Origin(feed.id(), name, source.link());
    ItemMaker maker = new ItemMaker(feed, origin, new Trimmings(fetcher, name), clock.instant());
    Haul haul = Haul.of(found.newcomers(), maker, clock);
    FeedStatus after = status.remembering(found.remembered());
    return haul.before(new Visited(name, after, haul.arrivals()), clock.instant());
  }

  /// The hub has told of something that the next visit finds. A source that asked us to wait, or
  /// that fails, is not visited the sooner for its hub.
  private FeedStatus due(FeedStatus status) {
    Instant now = clock.instant();
    Instant last = status.lastVisit();
    Instant soon = last == null || last.plus(BREATH).isBefore(now) ? now : last.plus(BREATH);
    boolean welcome = status.failures() == 0 && status.manners().throttle() == null;
    FeedStatus told = status.pushed(announced(status.push(), now));
    return welcome && soon.isBefore(told.nextVisit()) ? told.visitedNext(soon) : told;
  }

  private static @Nullable Push announced(@Nullable Push push, Instant now) {
    return push == null
        ? null
        : push.serving(new Push.Service(push.service().delivered(), now, push.service().missed()));
  }

  /// Nothing was brought; only this is to be remembered.
  public Visited noted(Feed feed, FeedStatus status) {
    return new Visited(Memory.of(feed, status).name(), status, List.of());
  }
}
