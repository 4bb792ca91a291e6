package tributary.ingest.visit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.feed.Hints;
import tributary.events.feed.Manners;
import tributary.events.feed.Manners.Move;
import tributary.events.feed.Push;
import tributary.events.item.Origin;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.Request;
import tributary.ingest.fetch.Validators;
import tributary.ingest.identity.Found;
import tributary.ingest.outlet.Arrival;
import tributary.ingest.outlet.Visited;
import tributary.ingest.push.Callbacks;
import tributary.ingest.push.Course;
import tributary.ingest.push.Offer;
import tributary.ingest.schedule.Cadence;
import tributary.ingest.schedule.Rhythm;
import tributary.ingest.source.Entry;
import tributary.ingest.source.FeedReader;
import tributary.ingest.source.SourceFeed;
import tributary.ingest.text.Reading;

/// Makes visits. Any thread; a visit blocks its caller while the world answers.
public final class Visitor {
  private static final Logger LOG = LoggerFactory.getLogger(Visitor.class);
  private static final String ACCEPT =
      "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9,"
          + " text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";
  private static final int ANNOUNCED = 3;

  private final Fetcher fetcher;
  private final Clock clock;
  private final Conclusion conclusion;
  private final ReadingRoom room = new ReadingRoom();

  /// Visits feeds that hubs cannot tell us of.
  public Visitor(Fetcher fetcher, Cadence cadence, Clock clock) {
    this(fetcher, cadence, Callbacks.none(), clock);
  }

  /// @param callbacks where hubs deliver: who does not only rarely needs a visit
  public Visitor(Fetcher fetcher, Cadence cadence, Callbacks callbacks, Clock clock) {
    this.fetcher = fetcher;
    this.clock = clock;
    this.conclusion = new Conclusion(cadence, callbacks, clock);
  }

  /// Visits a feed.
  ///
  /// @param before what is remembered of it, null at the first visit
  /// @throws InterruptedException when the visit is called off
  public Visited visit(Feed feed, @Nullable FeedStatus before) throws InterruptedException {
    Memory memory = Memory.of(feed, before);
    try (Fetcher.Hold hold = fetcher.hold()) {
      Fetched fetched = hold.fetch(request(feed, memory));
      if (!(fetched instanceof Fetched.Fresh(Fetched.Body body))) {
        return conclusion.unread(memory, fetched);
      }
      return switch (feed.form()) {
        case FEED -> fresh(feed, memory, body);
        case PAGE, LIST -> freshPage(feed, memory, body);
      };
    }
  }

  private Request request(Feed feed, Memory memory) {
    return switch (feed.form()) {
      case FEED -> Request.known(memory.address(), ACCEPT, validators(memory));
      case PAGE, LIST -> Request.page(memory.address(), memory.validators());
    };
  }

  /// A text that was held back is in the document, changed or not.
  private Validators validators(Memory memory) {
    return Found.awaits(memory.recent(), clock.instant())
        ? new Validators(memory.address(), null, null)
        : memory.validators();
  }

  /// A visit that ended in a fault of our own: the feed is tried again later like any other that
  /// could not be read.
  public Visited faulty(Feed feed, @Nullable FeedStatus before, Throwable fault) {
    String problem = "this program failed at it (" + fault.getClass().getSimpleName() + ")";
    return conclusion.failed(Memory.of(feed, before), Outcome.UNREADABLE, problem);
  }

  private Visited fresh(Feed feed, Memory memory, Fetched.Body body) throws InterruptedException {
    return switch (read(body)) {
      case Reading.Unreadable<SourceFeed>(String problem) ->
          conclusion.failed(memory, Outcome.UNREADABLE, said(body, problem));
      case Reading.Read<SourceFeed>(SourceFeed source, String problem) ->
          brought(feed, memory.titled(source.title()), body, source, said(body, problem));
    };
  }

  private Visited freshPage(Feed feed, Memory memory, Fetched.Body body)
      throws InterruptedException {
    Pages pages = new Pages(fetcher, feed, memory.name(), memory.recent());
    return switch (pages.read(body)) {
      case Reading.Unreadable<Pages.Brought>(String problem) ->
          conclusion.failed(memory, Outcome.UNREADABLE, said(body, problem));
      case Reading.Read<Pages.Brought>(Pages.Brought brought, String problem) -> {
        Move move = move(memory, body, null);
        Memory after =
            memory
                .titled(brought.title())
                .validated(validators(body, brought.whole()))
                .minding(
                    new Manners(
                        memory.manners().rhythm(),
                        Hints.NONE,
                        body.maxAge(),
                        body.at(),
                        move,
                        null))
                .remembering(brought.remembered());
        yield conclusion.fresh(after, said(body, problem), brought.arrivals());
      }
    };
  }

  /// What was not read whole must be sent again, so its validators are forgotten.
  private static Validators validators(Fetched.Body body, boolean whole) {
    return whole && !body.truncated()
        ? new Validators(body.at(), body.etag(), body.lastModified())
        : new Validators(body.at(), null, null);
  }

  private Reading<SourceFeed> read(Fetched.Body body) throws InterruptedException {
    boolean whole = body.whole() && !body.truncated();
    return room.read(
        body.bytes().length,
        () -> FeedReader.read(body.bytes(), body.at(), body.contentType(), whole));
  }

  private static @Nullable String said(Fetched.Body body, @Nullable String problem) {
    if (!body.truncated()) {
      return problem;
    }
    String cut = "the answer is larger than the " + body.bytes().length + " bytes we read of it";
    return problem == null ? cut : cut + ": " + problem;
  }

  private Visited brought(
      Feed feed, Memory memory, Fetched.Body body, SourceFeed source, @Nullable String problem)
      throws InterruptedException {
    if (source.entries().size() > Found.MOST) {
      LOG.atInfo()
          .addKeyValue("title", memory.name())
          .addKeyValue("feed", feed.id())
          .log("Of {} entries the newest {} are read", source.entries().size(), Found.MOST);
    }
    Found found = Found.in(source.entries(), memory.recent(), clock.instant());
    Origin origin = new Origin(feed.id(), memory.name(), source.link());
    Trimmings trimmings = new Trimmings(fetcher, memory.name());
    ItemMaker maker = new ItemMaker(feed, origin, trimmings, clock.instant());
    Haul haul = Haul.of(found.newcomers(), maker, clock);
    Memory after =
        memory
            .validated(validators(body, source.whole() && haul.whole()))
            .minding(learnt(memory, body, source))
            .remembering(found.remembered())
            .pushed(push(memory, body, source, haul.arrivals()));
    return haul.before(conclusion.fresh(after, problem, haul.arrivals()), clock.instant());
  }

  /// The subscription, after a visit that found this offered and this new.
  private @Nullable Push push(
      Memory memory, Fetched.Body body, SourceFeed source, List<Arrival> arrivals) {
    Offer.Inside inside = new Offer.Inside(source.hubs(), source.self());
    Offer offer = Offer.of(body.links(), inside, body.at(), body.permanent());
    if (offer == null) {
      return null;
    }
    Push after = offer.after(memory.push(), clock.instant());
    boolean news = arrivals.stream().anyMatch(arrival -> arrival.version() == 1);
    return news ? Course.outdone(after, memory.lastVisit(), clock.instant()) : after;
  }

  private Manners learnt(Memory memory, Fetched.Body body, SourceFeed source)
      throws InterruptedException {
    List<Instant> dates =
        source.entries().stream().map(Entry::published).filter(Objects::nonNull).toList();
    Duration rhythm = Rhythm.of(dates, clock.instant());
    Duration known = rhythm == null ? memory.manners().rhythm() : rhythm;
    Move move = move(memory, body, source.newUrl());
    return new Manners(known, source.hints(), body.maxAge(), body.at(), move, null);
  }

  private @Nullable Move move(Memory memory, Fetched.Body body, @Nullable URI announced)
      throws InterruptedException {
    Move before = memory.manners().move();
    Instant now = clock.instant();
    if (announced == null
        || announced.equals(body.at())
        || Fetcher.downgrades(memory.url(), announced)) {
      Relocation.Way way = new Relocation.Way(body.at(), body.permanent());
      return Relocation.found(before, memory.url(), memory.address(), way, now);
    }
    Move move = Relocation.seen(before, memory.url(), announced, now);
    URI proved = move.held() ? proved(memory, announced) : null;
    return proved == null
        ? new Move(
            announced, move.held() ? now : move.since(), move.held() ? 0 : move.times(), false)
        : new Move(proved, move.since(), move.times(), true);
  }

  /// The address at which an announced move ends, if the same feed can be read there: it shares an
  /// entry with what we know. Null otherwise.
  private @Nullable URI proved(Memory memory, URI announced) throws InterruptedException {
    URI next = announced;
    for (int hop = 0; hop < ANNOUNCED; hop++) {
      Fetched fetched = fetcher.fetch(Request.of(next, ACCEPT));
      if (!(fetched instanceof Fetched.Fresh(Fetched.Body body))
          || !(read(body) instanceof Reading.Read<SourceFeed>(SourceFeed source, String ignored))
          || !shares(source, memory.recent())) {
        return null;
      }
      URI further = source.newUrl();
      if (further == null || further.equals(next) || further.equals(body.at())) {
        return body.permanent();
      }
      next = further;
    }
    return null;
  }

  private boolean shares(SourceFeed source, Map<String, Seen> known) {
    long strangers =
        Found.in(source.entries(), known, clock.instant()).newcomers().stream()
            .filter(n -> n.before() == null)
            .count();
    return known.isEmpty() || strangers < source.entries().size();
  }
}
