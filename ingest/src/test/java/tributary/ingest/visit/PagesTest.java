package tributary.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tributary.events.feed.Feed;
import tributary.events.feed.Feed.Form;
import tributary.events.feed.Feed.FullText;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.TestHost;
import tributary.ingest.outlet.Arrival;
import tributary.ingest.outlet.Visited;
import tributary.ingest.schedule.Cadence;
import tributary.ingest.schedule.CadenceConfig;

class PagesTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final String TEXT =
      "<p>The rules for the use of the river were changed last week, after a long debate among those"
          + " who fish in it and those who swim in it.</p>";

  private final TestHost host = new TestHost();
  private final Fetcher fetcher =
      new Fetcher(
          new FetchConfig(null, true, Duration.ZERO, 1_000_000, Duration.ofSeconds(20), 5), CLOCK);
  private final Visitor visitor =
      new Visitor(fetcher, new Cadence(CadenceConfig.defaults()), CLOCK);
  private final AtomicReference<String> document = new AtomicReference<>("");

  @AfterEach
  void end() {
    fetcher.close();
    host.close();
  }

  private Feed feed(Form form, @Nullable String selector) {
    URI url = host.at("/followed");
    return new Feed(Feed.idOf(url), url, null, FullText.AUTO, false, List.of(), form, selector);
  }

  private void serve(String html) {
    if (document.getAndSet(html).isEmpty()) {
      host.serve(
          "/followed",
          exchange -> TestHost.answer(exchange, 200, Map.of("ETag", "\"v\""), document.get()));
    }
  }

  private void servePage(String path, String body) {
    host.serve(path, exchange -> TestHost.answer(exchange, 200, Map.of(), body));
  }

  /// What the outlet would have written.
  private static FeedStatus committed(Visited visited) {
    FeedStatus s = visited.status();
    Map<String, Seen> recent = new HashMap<>(s.recent());
    for (Arrival a : visited.arrivals()) {
      recent.put(
          a.identity(),
          new Seen(a.item(), a.fingerprint(), NOON, a.version(), null, a.aliases(), false));
    }
    return new FeedStatus(
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
        recent,
        s.manners(),
        null,
        s.outage());
  }

  private static List<RawItem> items(Visited visited) {
    return visited.arrivals().stream().map(Arrival::stamped).map(make -> make.apply(NOON)).toList();
  }

  private static String list(String... paths) {
    return "<title>News</title><ul class=news>"
        + List.of(paths).stream()
            .map(path -> "<li><a href='" + path + "#top'>On " + path + "</a></li>")
            .collect(Collectors.joining())
        + "</ul><a href=/imprint>Imprint</a>";
  }

  @Test
  void makesOneItemOfAPage() throws InterruptedException {
    serve("<html lang=en><title>River rules</title><article>" + TEXT.repeat(4) + "</article>");

    Visited visited = visitor.visit(feed(Form.PAGE, null), null);

    assertThat(visited.status().outcome()).isEqualTo(Outcome.FRESH);
    assertThat(visited.status().title()).isEqualTo("River rules");
    RawItem item = items(visited).getFirst();
    assertThat(item.kind()).isEqualTo(Kind.ARTICLE);
    assertThat(item.title()).isEqualTo("River rules");
    assertThat(item.content()).contains("those who swim");
    assertThat(item.link()).isEqualTo(host.at("/followed"));
    assertThat(item.version()).isEqualTo(1);
  }

  @Test
  void makesAChangeOfItsTextTheNextVersionOfTheSameItem() throws InterruptedException {
    Feed feed = feed(Form.PAGE, null);
    serve("<title>River rules</title><article>" + TEXT.repeat(4) + "</article>");
    Visited first = visitor.visit(feed, null);
    serve(
        "<title>River rules</title><article>"
            + TEXT.repeat(4)
            + "<p>From Monday on, nobody may do either before eight in the morning.</p></article>");

    Visited second = visitor.visit(feed, committed(first));

    assertThat(items(second)).hasSize(1);
    assertThat(items(second).getFirst().id()).isEqualTo(items(first).getFirst().id());
    assertThat(items(second).getFirst().version()).isEqualTo(2);
    assertThat(items(second).getFirst().content()).contains("From Monday on");
  }

  @Test
  void makesNoVersionOfCountersAndDates() throws InterruptedException {
    Feed feed = feed(Form.PAGE, null);
    String page =
        "<title>River rules</title><article><p>Today is %s, and it is now %s at the river office, which"
            + " has had %s views so far.</p>"
            + TEXT.repeat(4)
            + "<p>%s comments</p></article>";
    serve(page.formatted("2026-11-09", "12:00", "1,204", "17"));
    Visited first = visitor.visit(feed, null);
    serve(page.formatted("2026-11-10", "07:45", "1,377", "21"));

    assertThat(visitor.visit(feed, committed(first)).arrivals()).isEmpty();
  }

  @Test
  void followsThePartOfAPageThatWasChosen() throws InterruptedException {
    serve("<h1>Level</h1><div id=level>1.74 m</div><article>" + TEXT.repeat(4) + "</article>");

    RawItem item = items(visitor.visit(feed(Form.PAGE, "#level"), null)).getFirst();

    assertThat(item.content()).contains("1.74 m").doesNotContain("swim");
  }

  @Test
  void makesAnItemOfEachPageOnAList() throws InterruptedException {
    serve(list("/b", "/a"));
    String b =
        "<title>B</title><time datetime='2026-11-08'>Sunday</time><article>" + TEXT.repeat(4);
    servePage("/b", b + "</article>");
    servePage("/a", "<title>Log in</title><form><input type=password></form>");

    Visited visited = visitor.visit(feed(Form.LIST, ".news a"), null);

    List<RawItem> items = items(visited);
    assertThat(items).extracting(RawItem::link).containsExactly(host.at("/a"), host.at("/b"));
    assertThat(items).extracting(RawItem::title).containsExactly("On /a", "B");
    assertThat(items).extracting(RawItem::kind).containsExactly(Kind.POST, Kind.ARTICLE);
    assertThat(items.getLast().dates().published()).isEqualTo("2026-11-08T00:00:00Z");
    assertThat(visited.status().title()).isEqualTo("News");
    assertThat(visitor.visit(feed(Form.LIST, ".news a"), committed(visited)).arrivals()).isEmpty();
  }

  @Test
  void leavesWhatIsTooMuchForOneVisitToTheNext() throws InterruptedException {
    Feed feed = feed(Form.LIST, ".news a");
    String[] paths = IntStream.range(0, 25).mapToObj(i -> "/n" + i).toArray(String[]::new);
    serve(list(paths));
    for (String path : paths) {
      servePage(path, "<title>" + path + "</title><article>" + TEXT.repeat(4) + "</article>");
    }

    List<String> seen = new ArrayList<>();
    FeedStatus status = null;
    for (int visit = 0; visit < 3; visit++) {
      Visited visited = visitor.visit(feed, status);
      items(visited).forEach(item -> seen.add(item.title()));
      status = committed(visited);
      assertThat(status.etag()).isEqualTo(visit < 2 ? null : "\"v\"");
    }

    assertThat(seen).containsExactlyElementsOf(List.of(paths).reversed());
  }

  @Test
  void triesAPageAgainThatCouldNotBeHad() throws InterruptedException {
    Feed feed = feed(Form.LIST, ".news a");
    AtomicReference<Integer> status = new AtomicReference<>(500);
    serve(list("/a"));
    host.serve(
        "/a",
        exchange ->
            TestHost.answer(
                exchange, status.get(), Map.of(), "<title>A</title><article>" + TEXT.repeat(4)));
    Visited first = visitor.visit(feed, null);
    status.set(200);

    assertThat(first.arrivals()).isEmpty();
    assertThat(items(visitor.visit(feed, committed(first)))).hasSize(1);
  }

  @Test
  void saysWhatIsWrongWithASelector() throws InterruptedException {
    serve(list("/a"));

    assertThat(visitor.visit(feed(Form.LIST, ".olds a"), null).status().problem())
        .isEqualTo("The selector '.olds a' finds no link on the page.");
    assertThat(visitor.visit(feed(Form.LIST, "a[["), null).status().problem())
        .isEqualTo("'a[[' is no CSS selector.");
    assertThat(visitor.visit(feed(Form.PAGE, "#none"), null).status().problem())
        .isEqualTo("The selector '#none' finds no text on the page.");
  }
}
