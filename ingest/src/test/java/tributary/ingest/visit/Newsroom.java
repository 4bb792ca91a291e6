package tributary.ingest.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.item.RawItem;
import tributary.events.topic.Json;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.TestHost;
import tributary.ingest.outlet.Visited;
import tributary.ingest.schedule.Cadence;
import tributary.ingest.schedule.CadenceConfig;

/// A feed on a real host, visited again and again on a clock of its own. What a visit brings is
/// remembered as the outlet would write it.
final class Newsroom implements AutoCloseable {
  private static final FetchConfig ANYWHERE =
      new FetchConfig(null, true, Duration.ZERO, 10_000_000, Duration.ofSeconds(20), 5);

  private final TestHost host = new TestHost();
  private final Time time = new Time();
  private final Fetcher fetcher = new Fetcher(ANYWHERE, time);
  private final Visitor visitor = new Visitor(fetcher, new Cadence(CadenceConfig.defaults()), time);
  private final Set<String> ids = new LinkedHashSet<>();
  private Feed feed = Feed.at(host.at("/feed"));
  private volatile String document = "";
  private volatile int answered;
  private @Nullable FeedStatus status;

  private static final class Time extends Clock {
    private volatile Instant now = Instant.parse("2026-03-12T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  Newsroom() {
    serve("/feed");
  }

  private void serve(String path) {
    host.serve(
        path,
        exchange -> {
          String tag = "\"" + document.hashCode() + "\"";
          boolean known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          answered = known ? 304 : 200;
          TestHost.answer(exchange, answered, Map.of("ETag", tag), known ? "" : document);
        });
  }

  TestHost host() {
    return host;
  }

  void fullText(Feed.FullText fullText) {
    feed =
        new Feed(
            feed.id(), feed.url(), feed.title(), fullText, false, List.of(), feed.form(), null);
  }

  /// Has the feed at another address of the host from now on.
  void move() {
    URI moved = host.at("/moved");
    serve("/moved");
    feed =
        new Feed(
            feed.id(), moved, feed.title(), feed.fullText(), false, List.of(), feed.form(), null);
  }

  void pass(Duration more) {
    time.now = time.now.plus(more);
  }

  /// What a visit brings when the feed shows these entries.
  List<RawItem> visit(String entries) throws InterruptedException {
    document =
        "<rss version='2.0' xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel>"
            + "<title>O</title><link>http://o.example/</link><description>d</description>"
            + entries
            + "</channel></rss>";
    return again();
  }

  /// What a visit brings when nothing was changed.
  List<RawItem> again() throws InterruptedException {
    Visited visited = visitor.visit(feed, status);
    status = visited.remembering(time.now);
    List<RawItem> items =
        visited.arrivals().stream().map(a -> a.stamped().apply(a.since(time.now))).toList();
    items.forEach(item -> ids.add(item.id()));
    return items;
  }

  /// Every item that was ever brought.
  Set<String> ids() {
    return ids;
  }

  int lastAnswer() {
    return answered;
  }

  FeedStatus status() {
    if (status == null) {
      throw new AssertionError("not visited yet");
    }
    return status;
  }

  Instant now() {
    return time.now;
  }

  int statusBytes() {
    try {
      return Json.MAPPER.writeValueAsBytes(status).length;
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /// As an older program would have written the status.
  void forgetAliases() {
    FeedStatus s = status();
    Map<String, Seen> old = new HashMap<>();
    s.recent()
        .forEach((identity, seen) ->
            old.put(
                identity,
                new Seen(
                    seen.item(), "0123456789abcdef", seen.firstSeen(), 1, null, List.of(), false)));
    status =
        new FeedStatus(
            s.feed(),
            s.title(),
            s.url(),
            s.etag(),
            s.lastModified(),
            s.lastVisit(),
            s.nextVisit(),
            s.failures(),
            s.outcome(),
            s.problem(),
            old,
            s.manners(),
            s.push(),
            s.outage());
  }

  @Override
  public void close() {
    fetcher.close();
    host.close();
  }
}
