package tributary.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.ingest.discovery.Candidate.Source;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.TestHost;

/// On sites made for it.
class DiscoveryTest {
  private static final String RSS =
      """
      <?xml version="1.0"?><rss version="2.0"><channel><title>%s</title><link>http://a.example/</link>
      <description>d</description><item><title>One</title><guid>1</guid></item></channel></rss>
      """;
  private static final String EMPTY = RSS.replaceFirst("<item>.*</item>", "");

  private final TestHost host = new TestHost();
  private final Fetcher fetcher =
      new Fetcher(
          new FetchConfig(null, true, Duration.ZERO, 1_000_000, Duration.ofSeconds(10), 5),
          Clock.systemUTC());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void countAll() {
    host.serve(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          TestHost.answer(exchange, 404, Map.of(), "no");
        });
  }

  @AfterEach
  void close() {
    fetcher.close();
    host.close();
  }

  private void serve(String path, String type, String body) {
    host.serve(
        path,
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          boolean here = exchange.getRequestURI().getPath().equals(path);
          TestHost.answer(exchange, here ? 200 : 404, Map.of("Content-Type", type), body);
        });
  }

  private Findings find(String path, boolean all) throws InterruptedException {
    return new Discovery(fetcher, all).find(host.at(path));
  }

  private static List<URI> urls(Findings findings) {
    return findings.feeds().stream().map(Findings.Found::url).toList();
  }

  @Test
  void anAddressThatIsAFeedIsTaken() throws Exception {
    serve("/x", "text/html", RSS.formatted("Mine\u202e"));

    Findings findings = find("/x", false);

    assertThat(findings.feeds())
        .singleElement()
        .satisfies(feed -> {
          assertThat(feed.url()).isEqualTo(host.at("/x"));
          assertThat(feed.title()).isEqualTo("Mine");
          assertThat(feed.entries()).isEqualTo(1);
          assertThat(feed.source()).isEqualTo(Source.GIVEN);
        });
    assertThat(asked).containsExactly("/x");
  }

  @Test
  void theFirstThatCanBeReadAndHasEntriesWinsAndTheOthersAreNamed() throws Exception {
    serve(
        "/blog",
        "text/html",
        """
        <link rel=alternate type=application/rss+xml title=Lies href=/lies>
        <link rel=alternate type=application/rss+xml title=Page href=/page>
        <link rel=alternate type=application/rss+xml title=Empty href=/empty>
        <link rel=alternate type=application/rss+xml title=Good href=/good>
        <link rel=alternate type=application/atom+xml title=Other href=/other>
        """);
    serve("/page", "text/html", "<p>soft 404</p>");
    serve("/empty", "text/xml", EMPTY.formatted("Empty"));
    serve("/good", "text/xml", RSS.formatted("Good"));
    serve("/other", "text/xml", RSS.formatted("Other"));

    Findings findings = find("/blog", false);

    assertThat(urls(findings)).containsExactly(host.at("/good"), host.at("/empty"));
    assertThat(findings.others())
        .containsExactly(new Candidate(host.at("/other"), "Other", Source.NAMED));
    assertThat(findings.troubles())
        .hasSize(2)
        .anyMatch(line -> line.startsWith(host.at("/lies") + ": ") && line.contains("404"))
        .anyMatch(line -> line.startsWith(host.at("/page") + ": "));
    assertThat(urls(find("/blog", true)))
        .containsExactly(host.at("/good"), host.at("/other"), host.at("/empty"));
  }

  @Test
  void linkHeadersCountAlsoOnWhatIsNoPage() throws Exception {
    host.serve(
        "/doc.pdf",
        200,
        Map.of("Link", "</f>; rel=alternate; type=\"application/rss+xml\""),
        "%PDF-1.7 binary");
    serve("/f", "text/xml", RSS.formatted("F"));

    assertThat(urls(find("/doc.pdf", false))).containsExactly(host.at("/f"));
  }

  @Test
  void theUsualPlacesAreTriedInThePagesFolderFirstAndOnlyUntilTheFirstHit() throws Exception {
    serve("/blog/", "text/html", "<p>no word of a feed</p>");
    serve("/blog/atom.xml", "application/atom+xml", RSS.formatted("Usual"));
    serve("/feed", "text/xml", RSS.formatted("Root"));

    Findings findings = find("/blog/", false);

    assertThat(urls(findings)).containsExactly(host.at("/blog/atom.xml"));
    assertThat(findings.feeds().getFirst().source()).isEqualTo(Source.GUESSED);
    assertThat(findings.troubles()).isEmpty();
    assertThat(asked).containsExactly("/blog/", "/blog/feed", "/blog/rss", "/blog/atom.xml");
  }

  @Test
  void guessingEndsWhenTheHostHasHadEnough() throws Exception {
    serve("/p", "text/html", "<p>nothing</p>");
    host.serve("/feed", 429, Map.of("Retry-After", "60"), "enough");

    Findings findings = find("/p", false);

    assertThat(findings.feeds()).isEmpty();
    assertThat(findings.troubles()).anyMatch(line -> line.contains("asks us to wait"));
    assertThat(asked).containsExactly("/p");
  }

  @Test
  void aPageThatIsClosedToProgramsMayHaveAnOpenFeed() throws Exception {
    host.serve("/closed/", 403, Map.of(), "bots keep out");
    serve("/rss.xml", "text/xml", RSS.formatted("Open"));

    assertThat(urls(find("/closed/", false))).containsExactly(host.at("/rss.xml"));
  }

  @Test
  void peopleOfTheFediverseHaveTheirFeedBehindTheirName() {
    assertThat(Discovery.usual(URI.create("https://social.example/@someone")))
        .contains(URI.create("https://social.example/@someone.rss"));
  }

  @Test
  void whatHasMovedForGoodIsFollowedWhereItIsNow() throws Exception {
    host.serve("/old", 301, Map.of("Location", "/new"), "");
    host.serve("/away", 302, Map.of("Location", "/new"), "");
    serve("/new", "text/xml", RSS.formatted("New"));

    assertThat(urls(find("/old", false))).containsExactly(host.at("/new"));
    assertThat(urls(find("/away", false))).containsExactly(host.at("/away"));
  }

  @Test
  void whereNothingIsItSaysWhatWasTried() throws Exception {
    assertThat(find("/gone", false).troubles())
        .singleElement()
        .asString()
        .startsWith(host.at("/gone") + ": ")
        .contains("404");
    assertThat(new Discovery(fetcher, false).find(URI.create("https://x.com/someone")).troubles())
        .singleElement()
        .asString()
        .contains("gives no feeds out");
  }

  @Test
  void noDoorLeadsToPrivateAddresses() throws Exception {
    try (Fetcher guarded =
        new Fetcher(
            new FetchConfig(null, false, Duration.ZERO, 1_000_000, Duration.ofSeconds(10), 5),
            Clock.systemUTC())) {
      Findings findings = new Discovery(guarded, true).find(host.at("/x"));
      assertThat(findings.feeds()).isEmpty();
      assertThat(findings.troubles()).singleElement().asString().contains("allowPrivateAddresses");
      assertThat(asked).isEmpty();
    }
  }
}
