package tributary.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.events.item.Enclosure;
import tributary.events.item.Place;
import tributary.events.item.Reply;
import tributary.ingest.text.Reading;

/// Each format and module, as its specification has it.
class FeedFormatsTest {
  private static final URI AT = URI.create("http://outlet.example/feeds/all.xml");

  private static SourceFeed read(String document) {
    Reading<SourceFeed> reading =
        FeedReader.read(document.getBytes(StandardCharsets.UTF_8), AT, null, true);
    assertThat(reading).as(reading.toString()).isInstanceOf(Reading.Read.class);
    SourceFeed feed = ((Reading.Read<SourceFeed>) reading).value();
    assertThat(feed.problems()).isEmpty();
    return feed;
  }

  private static Entry item(String inside) {
    return read("<rss version=\"2.0\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
            + "xmlns:media=\"http://search.yahoo.com/mrss/\" "
            + "xmlns:atom=\"http://www.w3.org/2005/Atom\" "
            + "xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\" "
            + "xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\" "
            + "xmlns:georss=\"http://www.georss.org/georss\" "
            + "xmlns:gml=\"http://www.opengis.net/gml\" "
            + "xmlns:geo=\"http://www.w3.org/2003/01/geo/wgs84_pos#\" "
            + "xmlns:feedburner=\"http://rssnamespace.org/feedburner/ext/1.0\">"
            + "<channel><item>"
            + inside
            + "</item></channel></rss>")
        .entries()
        .getFirst();
  }

  private static URI uri(String address) {
    return URI.create(address);
  }

  @ParameterizedTest
  @CsvSource({"0.91, RSS 0.91", "0.92, RSS 0.92", "2.0, RSS 2.0", "2.01, RSS 2.0", "'', RSS"})
  void tellsTheVersionsOfRss(String version, String format) {
    SourceFeed feed =
        read(
            "<rss version=\""
                + version
                + "\"><channel><item><title>a</title></item></channel></rss>");

    assertThat(feed.format()).isEqualTo(format);
    assertThat(feed.entries()).hasSize(1);
  }

  @Test
  void readsRdf() {
    SourceFeed feed =
        read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
              xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel rdf:about="http://outlet.example/"><title>R</title>
              <link>http://outlet.example/</link><dc:language>de</dc:language>
              <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
            </channel>
            <item rdf:about="http://outlet.example/1"><title>One</title>
              <dc:date>2026-11-09T07:30:00+01:00</dc:date><dc:subject>chips</dc:subject></item>
            </rdf:RDF>
            """);

    assertThat(feed.format()).isEqualTo("RSS 1.0");
    assertThat(feed.hints().atLeast()).isEqualTo(Duration.ofHours(6));
    Entry entry = feed.entries().getFirst();
    assertThat(entry.guid()).isEqualTo("http://outlet.example/1");
    assertThat(entry.link()).isEqualTo(uri("http://outlet.example/1"));
    assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-09T06:30:00Z"));
    assertThat(entry.provenance()).isEqualTo("dc:date, ISO 8601");
    assertThat(entry.categories()).containsExactly("chips");
    assertThat(entry.language()).isEqualTo("de");
  }

  @Test
  void readsAtom03InAllItsModes() {
    SourceFeed feed =
        read(
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>A</title>
            <tagline mode="escaped" type="text/html">All &lt;b&gt;news&lt;/b&gt;</tagline>
            <entry><title mode="base64" type="text/html">PGI+Qm9sZDwvYj4=</title>
              <issued>2026-11-08T10:00:00Z</issued><modified>2026-11-09T10:00:00Z</modified>
              <content type="application/xhtml+xml" mode="xml"><p xmlns="http://www.w3.org/1999/xhtml">a &lt; b<br/></p></content>
            </entry></feed>
            """);

    assertThat(feed.format()).isEqualTo("Atom 0.3");
    assertThat(feed.description()).isEqualTo("All news");
    Entry entry = feed.entries().getFirst();
    assertThat(entry.title()).isEqualTo("Bold");
    assertThat(entry.provenance()).isEqualTo("atom:issued, ISO 8601");
    assertThat(entry.updated()).isEqualTo(Instant.parse("2026-11-09T10:00:00Z"));
    assertThat(entry.content()).isEqualTo("<p>a &lt; b<br></p>");
  }

  @Test
  void readsAtom10WithItsBasesLanguagesAndPersons() {
    SourceFeed feed =
        read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://base.example/a/" xml:lang="en">
            <title type="text">1 &lt; 2</title><link rel="self" href="self.xml"/>
            <link rel="hub" href="http://hub.example/"/><link href="../home"/>
            <author><name>The Editor</name></author><updated>2026-11-09T10:00:00Z</updated>
            <entry xml:lang="fr"><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Un <b>deux</b></div></title>
              <link rel="enclosure" href="f.mp3" type="audio/mpeg" length="9"/>
              <link href="1"/><category term="t" label="T"/>
              <content type="html" xml:base="deep/">&lt;a href="x"&gt;x&lt;/a&gt;</content></entry>
            <entry xml:lang=""><title>none</title><author><name>Ada</name></author></entry>
            </feed>
            """);

    assertThat(feed.title()).isEqualTo("1 < 2");
    assertThat(feed.link()).isEqualTo(uri("http://base.example/home"));
    assertThat(feed.self()).isEqualTo(uri("http://base.example/a/self.xml"));
    assertThat(feed.hub()).isEqualTo(uri("http://hub.example/"));
    Entry one = feed.entries().getFirst();
    assertThat(one.title()).isEqualTo("Un deux");
    assertThat(one.link()).isEqualTo(uri("http://base.example/a/1"));
    assertThat(one.content()).isEqualTo("<a href=\"http://base.example/a/deep/x\">x</a>");
    assertThat(one.language()).isEqualTo("fr");
    assertThat(one.authors()).containsExactly("The Editor");
    assertThat(one.categories()).containsExactly("t");
    assertThat(one.enclosures())
        .containsExactly(new Enclosure(uri("http://base.example/a/f.mp3"), "audio/mpeg", 9L));
    assertThat(feed.entries().get(1).language()).isNull();
    assertThat(feed.entries().get(1).authors()).containsExactly("Ada");
  }

  @ParameterizedTest
  @CsvSource({
    "ada@a.example (Ada Byron), Ada Byron",
    "Ada Byron &lt;ada@a.example&gt;, Ada Byron",
    "Ada Byron (ada@a.example), Ada Byron",
    "Ada Byron, Ada Byron",
    "ada@a.example, ada@a.example"
  })
  void findsTheNameOfAnAuthor(String written, String name) {
    assertThat(item("<author>" + written + "</author>").authors()).containsExactly(name);
  }

  @Test
  void takesAGuidForALinkOnlyWhereItIsOne() {
    assertThat(item("<guid>http://a.example/1</guid>").link()).isEqualTo(uri("http://a.example/1"));
    assertThat(item("<guid isPermaLink='false'>http://a.example/1</guid>").link()).isNull();
    assertThat(item("<guid>1</guid>").link()).isNull();
    assertThat(item("<link>http://a.example/</link><guid>http://a.example/1</guid>").link())
        .isEqualTo(uri("http://a.example/"));
    String counted = "<link>http://count.example/</link>";
    assertThat(
            item(counted + "<feedburner:origLink>http://a.example/o</feedburner:origLink>").link())
        .isEqualTo(uri("http://a.example/o"));
  }

  @Test
  void readsMediaInAGroupAsYouTubeHasIt() {
    Entry entry =
        item(
            """
            <media:group><media:title>Film</media:title>
              <media:content url="http://a.example/f.mp4" type="video/mp4" fileSize="5"/>
              <media:thumbnail url="http://a.example/t.jpg" width="480"/>
              <media:description>First line.</media:description></media:group>
            """);

    assertThat(entry.title()).isEqualTo("Film");
    assertThat(entry.summary()).isEqualTo("First line.");
    assertThat(entry.image()).isEqualTo(uri("http://a.example/t.jpg"));
    assertThat(entry.enclosures())
        .containsExactly(new Enclosure(uri("http://a.example/f.mp4"), "video/mp4", 5L));
  }

  @Test
  void keepsEveryEnclosure() {
    Entry entry =
        item("<enclosure url='/a.mp3' length='x' type='audio/mpeg'/><enclosure url='/b.pdf'/>");

    assertThat(entry.enclosures())
        .containsExactly(
            new Enclosure(uri("http://outlet.example/a.mp3"), "audio/mpeg", null),
            new Enclosure(uri("http://outlet.example/b.pdf"), null, null));
  }

  @Test
  void tellsSummaryFromContent() {
    assertThat(item("<description>short</description><atom:content>all of it</atom:content>"))
        .extracting(Entry::summary, Entry::content)
        .containsExactly("short", "all of it");
    Entry raw = item("<description>plain <b>raw</b> markup</description>");
    assertThat(raw.summary()).isEqualTo("plain <b>raw</b> markup");
    assertThat(raw.content()).isNull();
    assertThat(raw.title()).isNull();
    assertThat(raw.heading()).isEqualTo("plain raw markup");
  }

  @Test
  void findsItsPlaceInAConversation() {
    Entry entry =
        item(
            """
            <comments>http://a.example/1#c</comments><slash:comments>7</slash:comments>
            <wfw:commentRss>http://a.example/1/feed</wfw:commentRss>
            """);
    SourceFeed feed =
        read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"
              xmlns:thr="http://purl.org/syndication/thread/1.0"><entry><id>urn:2</id>
              <thr:in-reply-to ref="urn:1" href="http://a.example/1"/>
              <link rel="replies" href="http://a.example/2/feed" thr:count="3"/></entry></feed>
            """);

    assertThat(entry.reply()).isEqualTo(new Reply(null, null, uri("http://a.example/1/feed"), 7));
    assertThat(feed.entries().getFirst().reply())
        .isEqualTo(
            new Reply("urn:1", uri("http://a.example/1"), uri("http://a.example/2/feed"), 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<georss:point>48.5 9.25</georss:point> | 48.5 | 9.25",
        "<georss:box>48 9 50 11</georss:box> | 49 | 10",
        "<georss:line>48 9 50 9</georss:line> | 49 | 9",
        "<georss:where><gml:Point><gml:pos>48.5 9.25</gml:pos></gml:Point></georss:where> | 48.5 |"
            + " 9.25",
        "<geo:lat>48.5</geo:lat><geo:long>9.25</geo:long> | 48.5 | 9.25"
      })
  void findsItsPlaceOnEarth(String written, double latitude, double longitude) {
    assertThat(item(written).place()).isEqualTo(new Place(latitude, longitude));
  }

  @Test
  void knowsNoPlaceThatIsNotOnEarth() {
    assertThat(item("<georss:point>148.5 9.25</georss:point>").place()).isNull();
    assertThat(item("<georss:point>here</georss:point>").place()).isNull();
  }

  @Test
  void readsJsonFeed() {
    SourceFeed feed =
        read(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"J","language":"en",
             "home_page_url":"http://outlet.example/","feed_url":"http://outlet.example/f.json",
             "next_url":"http://outlet.example/f.json?p=2","authors":[{"name":"The Editor"}],
             "hubs":[{"type":"WebSub","url":"http://hub.example/"}],
             "items":[{"id":1,"url":"/1","title":"One & all","content_html":"<p onclick=x>a</p>",
               "summary":"1 < 2","date_published":"2026-11-09T07:30:00Z","tags":["chips"],
               "attachments":[{"url":"a.mp3","mime_type":"audio/mpeg","size_in_bytes":9,
                 "duration_in_seconds":60}]},
              {"id":"2","content_text":"a < b","author":{"name":"Ada"},"language":"fr"}]}
            """);

    assertThat(feed.format()).isEqualTo("JSON Feed 1.1");
    assertThat(feed.hub()).isEqualTo(uri("http://hub.example/"));
    Entry one = feed.entries().getFirst();
    assertThat(List.of(one.guid(), one.title(), one.content(), one.summary()))
        .containsExactly("1", "One & all", "<p>a</p>", "1 &lt; 2");
    assertThat(one.link()).isEqualTo(uri("http://outlet.example/1"));
    assertThat(one.provenance()).isEqualTo("date_published, ISO 8601");
    assertThat(one.authors()).containsExactly("The Editor");
    assertThat(one.duration()).isEqualTo(Duration.ofMinutes(1));
    assertThat(one.playable()).isTrue();
    Entry two = feed.entries().get(1);
    assertThat(two.content()).isEqualTo("a &lt; b");
    assertThat(two.authors()).containsExactly("Ada");
    assertThat(two.language()).isEqualTo("fr");
  }

  @Test
  void dropsAJsonItemOfTheWrongTypesAndSaysSo() {
    String json =
        "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"url\":5},"
            + "\"x\",{\"id\":\"3\",\"title\":null,\"__proto__\":{}}]}";
    Reading<SourceFeed> reading =
        FeedReader.read(json.getBytes(StandardCharsets.UTF_8), AT, null, true);

    SourceFeed feed = ((Reading.Read<SourceFeed>) reading).value();
    assertThat(feed.entries()).extracting(Entry::guid).containsExactly("3");
    assertThat(feed.problems()).extracting(Problem::where).containsExactly("items[0]", "items[1]");
  }
}
