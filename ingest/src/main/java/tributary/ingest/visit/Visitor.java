package tributary.ingest.visit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.feed.Manners;
import tributary.events.feed.Push;
import tributary.events.item.Origin;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.Request;
import tributary.ingest.outlet.Arrival;
import tributary.ingest.outlet.Visited;
import tributary.ingest.schedule.Cadence;
import tributary.ingest.source.FeedReader;
import tributary.ingest.source.SourceFeed;
import tributary.ingest.text.Reading;

/// Makes visits. Any thread; a visit blocks its caller while the world answers.
public final class Visitor {
  private static final Logger LOG = LoggerFactory.getLogger(Visitor.class);
  private static final String ACCEPT =
      "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9,"
          + " */*;q=0.1";

  private final Fetcher fetcher;
  private final Cadence cadence;
  private final Clock clock;

  public Visitor(Fetcher fetcher, Cadence cadence, Clock clock) {
    this.fetcher = fetcher;
    this.cadence = cadence;
    this.clock = clock;
  }

  /// Visits a feed.
  ///
  /// @param before what is remembered of it, null at the first visit
  /// @throws InterruptedException when the visit is called off
  public Visited visit(Feed feed, @Nullable FeedStatus before) throws InterruptedException {
    Memory memory = Memory.of(feed, before);
    Request request = Request.known(feed.url(), ACCEPT, memory.etag(), memory.lastModified());
    Fetched fetched = fetcher.fetch(request);
    return switch (fetched) {
      case Fetched.Fresh(Fetched.Body body) -> fresh(feed, memory, body);
      case Fetched.NotModified(Duration maxAge) -> unchanged(memory, maxAge);
      case Fetched.Throttled(int status, Duration pause) ->
          failed(
              memory, status == 503 ? Outcome.FAILING : Outcome.REFUSED, fetched.problem(), pause);
      case Fetched.Refused ignored -> failed(memory, Outcome.REFUSED, fetched.problem(), null);
      case Fetched.Gone ignored -> failed(memory, Outcome.GONE, fetched.problem(), null);
      case Fetched.Failing ignored -> failed(memory, Outcome.FAILING, fetched.problem(), null);
      case Fetched.Unreachable ignored ->
          failed(memory, Outcome.UNREACHABLE, fetched.problem(), null);
      case Fetched.Forbidden ignored ->
          failed(memory, Outcome.UNREACHABLE, fetched.problem(), null);
    };
  }

  /// A visit that ended in a fault of our own: the feed is tried again later like any other that
  /// could not be read.
  public Visited faulty(Feed feed, @Nullable FeedStatus before, Throwable fault) {
    String problem = "this program failed at it (" + fault.getClass().getSimpleName() + ")";
    return failed(Memory.of(feed, before), Outcome.UNREADABLE, problem, null);
  }

  private Visited fresh(Feed feed, Memory memory, Fetched.Body body) throws InterruptedException {
    Reading<SourceFeed> reading =
        FeedReader.read(
            body.bytes(), body.at(), body.contentType(), body.whole() && !body.truncated());
    return switch (reading) {
      case Reading.Unreadable<SourceFeed>(String problem) ->
          failed(memory, Outcome.UNREADABLE, said(body, problem), null);
      case Reading.Read<SourceFeed>(SourceFeed source, String problem) ->
          read(feed, memory.titled(source.title()), body, source, said(body, problem));
    };
  }

  private static @Nullable String said(Fetched.Body body, @Nullable String problem) {
    if (!body.truncated()) {
      return problem;
    }
    String cut = "the answer is larger than the " + body.bytes().length + " bytes we read of it";
    return problem == null ? cut : cut + ": " + problem;
  }

  private Visited read(
      Feed feed, Memory memory, Fetched.Body body, SourceFeed source, @Nullable String problem)
      throws InterruptedException {
    if (source.entries().size() > Newcomer.MOST) {
      LOG.info(
          "{}: of {} entries the newest {} are read",
          memory.name(),
          source.entries().size(),
          Newcomer.MOST);
    }
    Newcomer.Found found = Newcomer.among(source.entries(), memory.recent());
    Origin origin = new Origin(feed.id(), memory.name(), source.link());
    Trimmings trimmings = new Trimmings(fetcher, memory.name());
    ItemMaker maker = new ItemMaker(feed, origin, trimmings, clock.instant());
    List<Arrival> arrivals = new ArrayList<>();
    for (Newcomer newcomer : found.newcomers()) {
      arrivals.add(maker.make(newcomer));
    }
    // A document that was not read whole must be sent again, so its validators are forgotten.
    Memory after =
        source.whole()
            ? memory.validated(body.etag(), body.lastModified())
            : memory.validated(null, null);
    Duration hint = longer(source.hints().atLeast(), body.maxAge());
    FeedStatus status = status(after.remembering(found.remembered()), Outcome.FRESH, problem, hint);
    return new Visited(memory.name(), status, arrivals);
  }

  private static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }

  private Visited unchanged(Memory memory, @Nullable Duration maxAge) {
    FeedStatus status = status(memory, Outcome.UNCHANGED, null, maxAge);
    return new Visited(memory.name(), status, List.of());
  }

  private Visited failed(
      Memory memory, Outcome outcome, @Nullable String problem, @Nullable Duration asked) {
    return new Visited(memory.name(), status(memory, outcome, problem, asked), List.of());
  }

  private FeedStatus status(
      Memory memory, Outcome outcome, @Nullable String problem, @Nullable Duration asked) {
    boolean well = outcome == Outcome.FRESH || outcome == Outcome.UNCHANGED;
    int failures = well ? 0 : memory.failures() + 1;
    Instant now = clock.instant();
    return new FeedStatus(
        memory.feed(),
        memory.title(),
        memory.url(),
        memory.etag(),
        memory.lastModified(),
        now,
        now.plus(cadence.pause(outcome, memory.feed(), failures, asked)),
        failures,
        outcome,
        problem == null ? null : sentence(problem),
        memory.recent(),
        memory.manners(),
        memory.push());
  }

  private static String sentence(String clause) {
    String end = clause.endsWith(".") ? "" : ".";
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + end;
  }

  /// What is carried from one visit to the next.
  ///
  /// @param name as readers know the feed
  private record Memory(
      String feed,
      String name,
      boolean named,
      @Nullable String title,
      URI url,
      @Nullable String etag,
      @Nullable String lastModified,
      int failures,
      Map<String, FeedStatus.Seen> recent,
      Manners manners,
      @Nullable Push push) {

    static Memory of(Feed feed, @Nullable FeedStatus before) {
      boolean named = feed.title() != null;
      if (before == null) {
        String name = named(feed, null);
        return new Memory(
            feed.id(), name, named, null, feed.url(), null, null, 0, Map.of(), Manners.NONE, null);
      }
      boolean moved = !before.url().equals(feed.url());
      return new Memory(
          feed.id(),
          named(feed, before.title()),
          named,
          before.title(),
          feed.url(),
          moved ? null : before.etag(),
          moved ? null : before.lastModified(),
          before.failures(),
          before.recent(),
          before.manners(),
          before.push());
    }

    private static String named(Feed feed, @Nullable String own) {
      if (feed.title() != null) {
        return feed.title();
      }
      return own == null ? feed.url().getHost() : own;
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
              etag,
              lastModified,
              failures,
              recent,
              manners,
              push);
    }

    Memory validated(@Nullable String newEtag, @Nullable String newLastModified) {
      return new Memory(
          feed, name, named, title, url, newEtag, newLastModified, failures, recent, manners, push);
    }

    Memory remembering(Map<String, FeedStatus.Seen> items) {
      return new Memory(
          feed, name, named, title, url, etag, lastModified, failures, items, manners, push);
    }
  }
}
