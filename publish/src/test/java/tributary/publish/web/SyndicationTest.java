package tributary.publish.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Digest;
import tributary.events.feed.Feed;
import tributary.events.story.Story;
import tributary.events.topic.Json;
import tributary.publish.SampleStories;
import tributary.publish.SampleWeek;
import tributary.publish.syndication.OpmlWriter;

class SyndicationTest {
  private static final String OUTSIDE = "https://brief.example";

  private final List<Digest> editions = new ArrayList<>(List.of(SampleWeek.digest()));
  private final SampleShelf shelf = SampleShelf.week();
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable Site site;

  @AfterEach
  void stop() {
    Optional.ofNullable(site).ifPresent(Site::close);
    client.close();
  }

  @Test
  void anEditionIsAnEntryThatOtherReadersRead() throws Exception {
    serve(OUTSIDE);
    HttpResponse<String> answer = get("/digests/weekly/feed.atom");
    SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.body()));
    SyndEntry entry = feed.getEntries().getFirst();

    assertThat(type(answer)).isEqualTo("application/atom+xml; charset=utf-8");
    assertThat(feed.getUri()).isEqualTo("urn:tributary:digest:weekly");
    assertThat(feed.getTitle()).isEqualTo("The week in brief");
    assertThat(links(feed, "self")).containsExactly(OUTSIDE + "/digests/weekly/feed.atom");
    assertThat(links(feed, "alternate"))
        .containsExactlyInAnyOrder(OUTSIDE + "/editions", OUTSIDE + "/digests/weekly/feed.json");
    assertThat(entry.getUri()).isEqualTo("urn:tributary:edition:weekly-2026-W46");
    assertThat(entry.getLink()).isEqualTo(OUTSIDE + "/editions/weekly-2026-W46");
    assertThat(entry.getUpdatedDate()).isEqualTo(Date.from(editions.getFirst().to()));
    assertThat(Jsoup.parse(html(entry)).select("h2")).hasSize(editions.getFirst().entries().size());
  }

  @Test
  void everyLinkInAnEntryIsWhole() throws Exception {
    serve(OUTSIDE);
    for (String path : List.of("/digests/weekly/feed.atom", "/digests/weekly/stories.atom")) {
      SyndFeed feed = new SyndFeedInput().build(new StringReader(get(path).body()));
      assertThat(feed.getEntries()).isNotEmpty();
      for (SyndEntry entry : feed.getEntries()) {
        List<String> links = Jsoup.parse(html(entry)).select("a[href]").eachAttr("href");
        assertThat(links).isNotEmpty().allMatch(link -> URI.create(link).isAbsolute());
      }
    }
  }

  @Test
  void jsonFeedSaysTheSameAsAtom() throws Exception {
    serve(OUTSIDE);
    for (String path : List.of("/digests/weekly/feed", "/digests/weekly/stories", subject())) {
      SyndFeed atom = new SyndFeedInput().build(new StringReader(get(path + ".atom").body()));
      HttpResponse<String> answer = get(path + ".json");
      JsonNode json = Json.MAPPER.readTree(answer.body());

      assertThat(type(answer)).isEqualTo("application/feed+json; charset=utf-8");
      assertThat(json.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
      assertThat(json.path("feed_url").asText()).isEqualTo(OUTSIDE + path + ".json");
      assertThat(json.path("items")).hasSameSizeAs(atom.getEntries()).isNotEmpty();
      for (int i = 0; i < atom.getEntries().size(); i++) {
        SyndEntry entry = atom.getEntries().get(i);
        JsonNode item = json.path("items").get(i);
        assertThat(item.path("id").asText()).isEqualTo(entry.getUri());
        assertThat(item.path("url").asText()).isEqualTo(entry.getLink());
        assertThat(item.path("title").asText()).isEqualTo(entry.getTitle());
        assertThat(Instant.parse(item.path("date_modified").asText()))
            .isEqualTo(entry.getUpdatedDate().toInstant());
        assertThat(item.path("content_html").asText()).isEqualToIgnoringWhitespace(html(entry));
      }
    }
  }

  @Test
  void whoKnowsTheStateIsSentNothing() throws Exception {
    serve(OUTSIDE);
    HttpResponse<String> first = get("/digests/weekly/feed.atom");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).matches("\"[0-9a-f]{16}\"");
    String changed = first.headers().firstValue("Last-Modified").orElseThrow();

    assertThat(get("/digests/weekly/feed.atom", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("/digests/weekly/feed.atom", "If-Modified-Since", changed))
        .satisfies(
            answer -> assertThat(answer.statusCode()).isEqualTo(304),
            answer -> assertThat(answer.body()).isEmpty());
    assertThat(
            get("/digests/weekly/feed.atom", "If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT")
                .statusCode())
        .isEqualTo(200);
    assertThat(get("/digests/weekly/feed.atom", "If-Modified-Since", "yesterday").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aRevisionIsTheSameEntryUpdated() throws Exception {
    serve(OUTSIDE);
    Digest digest = editions.getFirst();
    Instant later = digest.to().plusSeconds(3_600);
    editions.set(0, revised(digest, new Digest.Revised("i1", "A name was wrong.", later)));

    SyndFeed feed =
        new SyndFeedInput().build(new StringReader(get("/digests/weekly/feed.atom").body()));

    assertThat(feed.getEntries()).hasSize(1);
    assertThat(feed.getEntries().getFirst().getUri())
        .isEqualTo("urn:tributary:edition:weekly-2026-W46");
    assertThat(feed.getEntries().getFirst().getUpdatedDate()).isEqualTo(Date.from(later));
    assertThat(feed.getPublishedDate()).isEqualTo(Date.from(later));
  }

  @Test
  void aForgedHostGetsIntoNoLink() throws Exception {
    serve(null);
    for (String path : List.of("/digests/weekly/feed.atom", "/digests/weekly/feed.json", "/")) {
      String answer = raw(path, "evil.example");
      assertThat(answer).contains("200 OK").doesNotContain("evil.example");
    }
    assertThat(raw("/digests/weekly/feed.atom", "evil.example"))
        .contains("http://127.0.0.1:" + at().port() + "/editions/weekly-2026-W46");
  }

  @Test
  void aTitleThatNoXmlCanHoldTakesNothingDown() throws Exception {
    serve(OUTSIDE);
    Story story = SampleStories.briefed().getFirst();
    shelf.put(story.headed("Half a pair \uD83D, a bell \u0007, <script>alert(1)</script> ]]>"));

    String body = get(subject() + ".atom").body();
    SyndFeed feed = new SyndFeedInput().build(new StringReader(body));

    assertThat(feed.getEntries())
        .anySatisfy(
            entry -> assertThat(entry.getTitle()).startsWith("Half a pair ").contains("<script>"));
    assertThat(feed.getEntries())
        .allSatisfy(entry -> assertThat(Jsoup.parse(html(entry)).select("script")).isEmpty());
  }

  @Test
  void aDigestWithoutEditionsIsAnEmptyFeedAndAnUnknownOneIsMissing() throws Exception {
    serve(OUTSIDE);

    SyndFeed empty =
        new SyndFeedInput().build(new StringReader(get("/digests/daily/feed.atom").body()));
    assertThat(empty.getTitle()).isEqualTo("The day in brief");
    assertThat(empty.getEntries()).isEmpty();
    assertThat(get("/digests/hourly/feed.atom"))
        .satisfies(
            answer -> assertThat(answer.statusCode()).isEqualTo(404),
            answer -> assertThat(answer.body()).contains("There is no digest of this name."));
    assertThat(get("/subjects/nothing/feed.json").statusCode()).isEqualTo(404);
  }

  @Test
  void pagesNameTheirFeedsAndTheirOneAddress() throws Exception {
    serve(OUTSIDE);
    Document edition = Jsoup.parse(get("/").body());
    Document about = Jsoup.parse(get(subject().replace("/feed", "")).body());

    assertThat(edition.select("link[rel=canonical]").attr("href"))
        .isEqualTo(OUTSIDE + "/editions/weekly-2026-W46");
    assertThat(edition.select("meta[property=og:title]").attr("content"))
        .startsWith("The week in brief, ");
    assertThat(edition.select("meta[name=description]").attr("content")).hasSizeBetween(20, 201);
    for (Document page : List.of(edition, about)) {
      assertThat(page.select("link[rel=alternate]")).isNotEmpty();
      for (Element link : page.select("link[rel=alternate]")) {
        assertThat(type(get(link.attr("href")))).startsWith(link.attr("type"));
      }
    }
  }

  @Test
  void whatIsFollowedIsAListThatOtherReadersTake() throws Exception {
    serve(OUTSIDE);
    HttpResponse<String> answer = get("/feeds.opml");
    Document opml = Jsoup.parse(answer.body(), Parser.xmlParser());

    assertThat(type(answer)).isEqualTo("text/x-opml; charset=utf-8");
    assertThat(opml.select("outline[xmlUrl]").eachAttr("xmlUrl"))
        .containsExactly("https://ledgerline.example/feed?a=1&b=2");
    assertThat(opml.select("outline[xmlUrl]").attr("text")).isEqualTo("Ledger & Line");
  }

  @Test
  void theSitemapNamesEveryPageByItsOneAddress() throws Exception {
    serve(OUTSIDE);
    Document map = Jsoup.parse(get("/sitemap.xml").body(), Parser.xmlParser());
    List<String> places = map.select("urlset > url > loc").eachText();

    assertThat(places)
        .contains(OUTSIDE + "/editions/weekly-2026-W46")
        .allMatch(place -> place.startsWith(OUTSIDE + "/"))
        .doesNotHaveDuplicates();
    for (String place : places) {
      assertThat(get(place.substring(OUTSIDE.length())).statusCode()).isEqualTo(200);
    }
    assertThat(get("/robots.txt").body())
        .contains("Disallow: /leave/\n")
        .contains("Sitemap: " + OUTSIDE + "/sitemap.xml");
    assertThat(get("/sitemap-2.xml").statusCode()).isEqualTo(404);
  }

  @Test
  void withoutAPublicAddressThereIsNoSitemapAndNoCanonicalLink() throws Exception {
    serve(null);

    assertThat(get("/sitemap.xml").statusCode()).isEqualTo(404);
    assertThat(get("/robots.txt").body()).doesNotContain("Sitemap");
    assertThat(Jsoup.parse(get("/").body()).select("link[rel=canonical]")).isEmpty();
  }

  private void serve(@Nullable String outside) {
    Whereabouts place = new Whereabouts(outside == null ? null : URI.create(outside + "/"));
    Feed followed = Feed.at(URI.create("https://ledgerline.example/feed?a=1&b=2"));
    Site opened =
        new Site(
            "127.0.0.1",
            0,
            () -> shelf.shown(editions, place),
            List.of(
                new Syndication(
                    () -> shelf.shown(editions, place),
                    Map.of("weekly", "The week in brief", "daily", "The day in brief"),
                    () -> List.of(new OpmlWriter.Listed(followed, "Ledger & Line"))),
                new Finding(() -> shelf.shown(editions, place))));
    opened.start();
    site = opened;
  }

  private Site at() {
    return Optional.ofNullable(site).orElseThrow();
  }

  private static String subject() {
    return "/subjects/"
        + SampleStories.briefed().getFirst().subjects().getFirst().subject()
        + "/feed";
  }

  private static Digest revised(Digest digest, Digest.Revised why) {
    return new Digest(
        digest.edition(),
        2,
        digest.digest(),
        digest.title(),
        digest.from(),
        digest.to(),
        digest.zone(),
        digest.entries(),
        digest.sources(),
        digest.unreached(),
        digest.corrections(),
        digest.counts(),
        digest.model(),
        why);
  }

  private static List<String> links(SyndFeed feed, String relation) {
    return feed.getLinks().stream()
        .filter(link -> link.getRel().equals(relation))
        .map(link -> link.getHref())
        .toList();
  }

  private static String html(SyndEntry entry) {
    return entry.getContents().getFirst().getValue();
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(at().address().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// As only a client of one's own can ask.
  private String raw(String path, String host) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), at().port())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }
}
