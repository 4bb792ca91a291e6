package tributary.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.feed.Manners;
import tributary.events.item.Chapter;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.item.Utterance;
import tributary.events.topic.Cluster;
import tributary.events.topic.Json;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.TestHost;
import tributary.ingest.outlet.Arrival;
import tributary.ingest.outlet.Visited;
import tributary.ingest.schedule.Cadence;
import tributary.ingest.schedule.CadenceConfig;

class VisitorTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final String LONG = "A sentence of an article, with some words in it. ".repeat(20);

  private final TestHost host = new TestHost();
  private final Fetcher fetcher =
      new Fetcher(
          new FetchConfig(null, true, Duration.ZERO, 1_000_000, Duration.ofSeconds(20), 5), CLOCK);
  private final Visitor visitor =
      new Visitor(fetcher, new Cadence(CadenceConfig.defaults()), CLOCK);
  private final Feed feed = Feed.at(host.at("/feed"));
  private final AtomicReference<String> document = new AtomicReference<>("");

  @AfterEach
  void end() {
    fetcher.close();
    host.close();
  }

  private static String rss(String... items) {
    return "<rss version='2.0' xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel>"
        + "<title>Outlet</title><link>http://o.example/</link><description>d</description>"
        + String.join("", items)
        + "</channel></rss>";
  }

  private static String item(String guid, String link, String text) {
    return "<item><guid isPermaLink='false'>%s</guid><link>%s</link><title>T %s</title>"
            .formatted(guid, link, guid)
        + "<description>"
        + text
        + "</description></item>";
  }

  private void serve(String xml) {
    if (document.getAndSet(xml).isEmpty()) {
      host.serve(
          "/feed",
          exchange -> TestHost.answer(exchange, 200, Map.of("ETag", "\"v\""), document.get()));
    }
  }

  private Visited visit(@Nullable FeedStatus before) throws InterruptedException {
    return visitor.visit(feed, before);
  }

  /// What the outlet would have written.
  private static FeedStatus committed(Visited visited) {
    FeedStatus s = visited.status();
    Map<String, Seen> recent = new HashMap<>(s.recent());
    for (Arrival a : visited.arrivals()) {
      Instant first = a.firstSeen() == null ? NOON : a.firstSeen();
      recent.put(
          a.identity(),
          new Seen(a.item(), a.fingerprint(), first, a.version(), null, List.of(), false));
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
        Manners.NONE,
        null,
        null);
  }

  private static List<RawItem> items(Visited visited) {
    return visited.arrivals().stream().map(a -> a.stamped().apply(NOON)).toList();
  }

  @Test
  void bringsEachEntryOnceAndAnEditAsANewVersion() throws InterruptedException {
    // Given
    serve(rss(item("1", "http://o.example/1", LONG), item("2", "http://o.example/2", LONG)));
    Visited first = visit(null);
    assertThat(items(first)).extracting(RawItem::version).containsExactly(1, 1);

    // When
    Visited second = visit(committed(first));
    serve(rss(item("1", "http://o.example/1", LONG + "Edited.")));
    Visited third = visit(committed(second));

    // Then
    assertThat(second.arrivals()).isEmpty();
    assertThat(items(third))
        .singleElement()
        .satisfies(i -> {
          assertThat(i.version()).isEqualTo(2);
          assertThat(i.id()).isEqualTo(items(first).getFirst().id());
        });
    assertThat(committed(third).recent()).containsOnlyKeys("1", "2");
  }

  @Test
  void tellsTwoEntriesOfOneGuidApartByTheirLinksAlsoWhenOneLeaves() throws InterruptedException {
    serve(rss(item("g", "http://o.example/1", LONG), item("g", "http://o.example/2", LONG)));
    Visited first = visit(null);
    assertThat(items(first)).extracting(RawItem::id).doesNotHaveDuplicates().hasSize(2);

    serve(rss(item("g", "http://o.example/2", LONG)));

    assertThat(visit(committed(first)).arrivals()).isEmpty();
  }

  @Test
  void takesAnEntryThatIsThereTwiceOnce() throws InterruptedException {
    serve(rss(item("g", "http://o.example/1", LONG), item("g", "http://o.example/1", LONG)));

    assertThat(visit(null).arrivals()).hasSize(1);
  }

  @Test
  void readsThePageBehindATeaser() throws InterruptedException {
    serve(rss(item("1", host.at("/page").toString(), "Short…")));
    host.serve(
        "/page",
        200,
        Map.of("Content-Type", "text/html"),
        "<html lang='en'><body><article><h1>Head</h1><p>" + LONG + "</p></article></body></html>");

    RawItem item = items(visit(null)).getFirst();

    assertThat(item.kind()).isEqualTo(Kind.ARTICLE);
    assertThat(item.content()).contains("A sentence of an article");
    assertThat(item.summary()).isEqualTo("Short…");
    assertThat(item.language()).isEqualTo("en");
    assertThat(item.origin().outlet()).isEqualTo("Outlet");
  }

  @Test
  void keepsThePostWhenItsPageCannotBeRead() throws InterruptedException {
    serve(rss(item("1", host.at("/nothing-here").toString(), "Short…")));

    RawItem item = items(visit(null)).getFirst();

    assertThat(item.kind()).isEqualTo(Kind.POST);
    assertThat(item.summary()).isEqualTo("Short…");
  }

  @Test
  void hearsAnEpisode() throws InterruptedException {
    serve(
        rss(
            "<item><guid>e</guid><title>Ep</title><enclosure url='%s' type='audio/mpeg'/>"
                    .formatted(host.at("/never-asked-for.mp3"))
                + "<podcast:transcript url='%s' type='text/vtt'/>".formatted(host.at("/e.vtt"))
                + "<podcast:chapters url='%s'/></item>".formatted(host.at("/e.json"))));
    host.serve("/e.vtt", 200, Map.of(), "WEBVTT\n\n00:02.000 --> 00:03.000\n<v Ada>Hello.\n");
    host.serve("/e.json", 200, Map.of(), "{\"chapters\":[{\"startTime\":0,\"title\":\"In\"}]}");

    RawItem item = items(visit(null)).getFirst();

    assertThat(item.kind()).isEqualTo(Kind.PODCAST);
    assertThat(item.transcript()).containsExactly(new Utterance(2, "Ada", "Hello."));
    assertThat(item.chapters()).containsExactly(new Chapter(0, "In", null));
  }

  @Test
  void saysWhatIsWrongAndKeepsWhatItKnew() throws InterruptedException {
    serve(rss(item("1", "http://o.example/1", LONG)));
    FeedStatus before = committed(visit(null));

    serve("<html><body>Log in</body></html>");
    FeedStatus after = visit(before).status();

    assertThat(after.outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(after.problem()).isEqualTo("An HTML page came in place of a feed.");
    assertThat(after.failures()).isEqualTo(1);
    assertThat(after.outage())
        .isEqualTo(new FeedStatus.Outage(NOON, null, Outcome.UNREADABLE, after.problem()));
    assertThat(after.recent()).isEqualTo(before.recent());
    assertThat(after.title()).isEqualTo("Outlet");
    assertThat(after.nextVisit()).isAfter(NOON).isBefore(NOON.plusSeconds(22 * 60 + 1));
  }

  @Test
  void asksAgainForTheWholeOfAFeedThatBrokeOff() throws InterruptedException {
    String whole =
        rss(item("1", "http://o.example/1", LONG), item("2", "http://o.example/2", LONG));
    serve(whole.substring(0, whole.length() - 60));

    Visited cut = visit(null);

    assertThat(cut.arrivals()).hasSize(1);
    assertThat(cut.status().etag()).isNull();
    assertThat(cut.status().outcome()).isEqualTo(Outcome.FRESH);
    assertThat(cut.status().problem()).contains("breaks off").endsWith("kept.");
    serve(whole);
    assertThat(visit(committed(cut)).status().etag()).isEqualTo("\"v\"");
  }

  @Test
  void remembersTheNewestTwoThousand() throws InterruptedException {
    Map<String, Seen> many = new HashMap<>();
    for (int i = 0; i < 2500; i++) {
      many.put("old" + i, new Seen("x" + i, "f", NOON.minusSeconds(i), 1, null, List.of(), false));
    }
    FeedStatus before =
        new FeedStatus(
            feed.id(),
            null,
            feed.url(),
            null,
            null,
            NOON,
            NOON,
            0,
            Outcome.FRESH,
            null,
            many,
            Manners.NONE,
            null,
            null);
    serve(
        rss(item("old2400", "http://o.example/1", LONG), item("new", "http://o.example/2", LONG)));

    FeedStatus after = committed(visit(before));

    assertThat(after.recent().size()).isEqualTo(2000);
    assertThat(
            after.recent().keySet().stream()
                .filter(List.of("new", "old2400", "old0", "old2000")::contains))
        .containsExactlyInAnyOrder("new", "old2400", "old0");
  }

  @Test
  void cutsAnItemThatIsTooLongAndSaysSo() throws InterruptedException {
    String quotes = "\"quoted\" \\ words &amp; more ".repeat(150_000);
    FetchConfig wide =
        new FetchConfig(null, true, Duration.ZERO, 20_000_000, Duration.ofSeconds(20), 5);
    serve(rss(item("1", "http://o.example/1", quotes)));

    try (Fetcher large = new Fetcher(wide, CLOCK)) {
      Visitor patient = new Visitor(large, new Cadence(CadenceConfig.defaults()), CLOCK);
      RawItem item = items(patient.visit(feed, null)).getFirst();

      assertThat(item.truncated()).isTrue();
      assertThat(item.summary()).isNotNull().hasSizeLessThanOrEqualTo(RawItem.MAX_TEXT);
    }
  }

  @Test
  void noFeedBringsMoreThanARecordHolds() throws InterruptedException {
    // Given
    String much = "much too long ".repeat(400_000);
    String chapters =
        IntStream.range(0, 900)
            .mapToObj(i -> "{'startTime':%d,'title':'%s'}".formatted(i, "long ".repeat(1200)))
            .collect(Collectors.joining(",", "{'chapters':[", "]}"))
            .replace('\'', '"');
    host.serve("/chapters", 200, Map.of(), chapters);
    String entry =
        "<item><guid>%1$s</guid><link>http://o.example/%2$s</link><title>%1$s</title>"
                .formatted(much, much.replace(' ', '-'))
            + "<author>a@b.example (%1$s)</author><category>%1$s</category>".formatted(much)
            + "<podcast:chapters url='%s' type='application/json'/></item>"
                .formatted(host.at("/chapters"));
    FetchConfig wide =
        new FetchConfig(null, true, Duration.ZERO, 40_000_000, Duration.ofSeconds(20), 5);
    serve(rss(entry).replace("Outlet", much));

    // When
    try (Fetcher large = new Fetcher(wide, CLOCK)) {
      Visitor patient = new Visitor(large, new Cadence(CadenceConfig.defaults()), CLOCK);
      Visited visited = patient.visit(feed, null);

      // Then
      assertThat(visited.arrivals()).hasSize(1);
      assertThat(bytes(items(visited).getFirst())).isLessThan(Cluster.MAX_RECORD);
      assertThat(items(visited).getFirst().chapters()).isNotEmpty();
      assertThat(bytes(committed(visited))).isLessThan(Cluster.MAX_RECORD);
    }
  }

  private static int bytes(Object value) {
    try {
      return Json.MAPPER.writeValueAsBytes(value).length;
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void namesAFeedByItsTitleItsOwnTitleOrItsHost() throws InterruptedException {
    Feed named =
        new Feed(
            feed.id(),
            feed.url(),
            "My name",
            Feed.FullText.NEVER,
            false,
            List.of(),
            Feed.Form.FEED,
            null);
    Feed dead = Feed.at(URI.create("http://dead.invalid/"));
    serve(rss());

    assertThat(visitor.visit(named, null).name()).isEqualTo("My name");
    assertThat(visit(null).name()).isEqualTo("Outlet");
    assertThat(visitor.visit(dead, null).name()).isEqualTo("dead.invalid");
  }
}
