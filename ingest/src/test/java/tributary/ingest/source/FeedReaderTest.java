package tributary.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.item.Chapter;
import tributary.events.item.Enclosure;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.Reading;

class FeedReaderTest {
  private static final URI AT = URI.create("http://outlet.example/feed.xml");

  private static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
           xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel>
        <title>The Outlet &amp; Co</title><link>http://outlet.example/</link>
        <description>News</description><language>en-gb</language><ttl>90</ttl>
        <item>
          <guid isPermaLink="false">one</guid><title>First &lt;b&gt;bold&lt;/b&gt; title</title>
          <link>/first</link><pubDate>Mon, 09 Nov 2026 08:30:00 +0100</pubDate>
          <dc:creator>Ada</dc:creator><category>chips</category>
          <description>A &lt;a href="more"&gt;summary&lt;/a&gt;</description>
          <content:encoded><![CDATA[<p onclick="x()">All of <script>bad()</script>it.</p>]]></content:encoded>
        </item>
        <item><title>Second</title><link>http://outlet.example/second</link></item>
      </channel></rss>
      """;

  private static Reading<SourceFeed> read(String xml) {
    return FeedReader.read(xml.getBytes(StandardCharsets.UTF_8), AT, null, true);
  }

  private static SourceFeed good(Reading<SourceFeed> reading) {
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read<SourceFeed>) reading).value();
  }

  private static String problem(Reading<SourceFeed> reading) {
    return switch (reading) {
      case Reading.Read<SourceFeed> read -> String.valueOf(read.problem());
      case Reading.Unreadable<SourceFeed>(String problem) -> problem;
    };
  }

  @Test
  void readsRss() {
    SourceFeed feed = good(read(RSS));

    assertThat(feed.title()).isEqualTo("The Outlet & Co");
    assertThat(feed.link()).isEqualTo(URI.create("http://outlet.example/"));
    assertThat(feed.hints().atLeast()).isEqualTo(Duration.ofMinutes(90));
    Entry first = feed.entries().getFirst();
    assertThat(first.guid()).isEqualTo("one");
    assertThat(first.link()).isEqualTo(URI.create("http://outlet.example/first"));
    assertThat(first.title()).isEqualTo("First bold title");
    assertThat(first.published()).isEqualTo(Instant.parse("2026-11-09T07:30:00Z"));
    assertThat(first.provenance()).isEqualTo("pubDate, RFC 822");
    assertThat(first.summary()).isEqualTo("A <a href=\"http://outlet.example/more\">summary</a>");
    assertThat(first.content()).isEqualTo("<p>All of it.</p>");
    assertThat(first.authors()).containsExactly("Ada");
    assertThat(first.categories()).containsExactly("chips");
    assertThat(first.language()).isEqualTo("en-gb");
    Entry second = feed.entries().get(1);
    assertThat(second.guid()).isNull();
    assertThat(second.identity()).isEqualTo("http://outlet.example/second");
    assertThat(second.published()).isNull();
  }

  @Test
  void readsAtom() {
    SourceFeed feed =
        good(
            read(
                """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Atoms</title>
                <id>urn:f</id><updated>2026-11-09T00:00:00Z</updated>
                <link href="http://outlet.example/"/>
                <entry><id>urn:1</id><title type="html">A &amp;amp; B</title>
                  <link href="http://outlet.example/1"/>
                  <published>2026-11-08T10:00:00Z</published>
                  <updated>2026-11-09T10:00:00Z</updated>
                  <author><name>Bob</name></author>
                  <content type="html">&lt;p&gt;Text&lt;/p&gt;</content></entry>
                <entry><id>urn:2</id><title>Two</title><updated>2026-11-07T10:00:00Z</updated>
                  <summary>1 &lt; 2</summary></entry>
                </feed>
                """));

    Entry one = feed.entries().getFirst();
    assertThat(one.title()).isEqualTo("A & B");
    assertThat(one.provenance()).isEqualTo("atom:published, ISO 8601");
    assertThat(one.updated()).isEqualTo(Instant.parse("2026-11-09T10:00:00Z"));
    assertThat(one.content()).isEqualTo("<p>Text</p>");
    assertThat(one.authors()).containsExactly("Bob");
    Entry two = feed.entries().get(1);
    assertThat(two.provenance()).isEqualTo("atom:updated, ISO 8601");
    assertThat(two.summary()).isEqualTo("1 &lt; 2");
  }

  @Test
  void readsAnEpisodeWithAllThatLeadsToItsWords() {
    SourceFeed feed =
        good(
            read(
                """
                <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
                  xmlns:psc="http://podlove.org/simple-chapters"
                  xmlns:podcast="https://podcastindex.org/namespace/1.0">
                <channel><title>Cast</title><link>http://cast.example/</link><description>d</description>
                <item><guid>ep</guid><title>Episode</title>
                  <enclosure url="http://cast.example/ep.mp3" type="audio/mpeg" length="123"/>
                  <itunes:duration>1:02:03</itunes:duration>
                  <podcast:transcript url="ep.html" type="text/html"/>
                  <podcast:transcript url="http://cast.example/ep.vtt" type="text/vtt"/>
                  <podcast:chapters url="http://cast.example/ep.json" type="application/json+chapters"/>
                  <psc:chapters version="1.2"><psc:chapter start="00:01:30.5" title="Start"/></psc:chapters>
                </item></channel></rss>
                """));

    Entry episode = feed.entries().getFirst();
    assertThat(episode.playable()).isTrue();
    assertThat(episode.enclosures())
        .containsExactly(
            new Enclosure(URI.create("http://cast.example/ep.mp3"), "audio/mpeg", 123L));
    assertThat(episode.duration()).isEqualTo(Duration.ofSeconds(3723));
    assertThat(episode.transcripts())
        .extracting(Entry.TranscriptLink::type)
        .containsExactly("text/vtt", "text/html");
    assertThat(episode.chaptersUrl()).isEqualTo(URI.create("http://cast.example/ep.json"));
    assertThat(episode.chapters()).containsExactly(new Chapter(90, "Start", null));
  }

  @Test
  void makesATitleFromTheTextWhereTheSourceGivesNone() {
    String text =
        "A note without a title that goes on and on until it is longer than a line can be";
    SourceFeed feed =
        good(
            read(
                "<rss version='2.0'><channel><title>t</title><link>http://a.example/</link>"
                    + "<description>d</description><item><description>"
                    + text
                    + " at all</description></item></channel></rss>"));

    assertThat(feed.entries().getFirst().heading())
        .isEqualTo(
            "A note without a title that goes on and on until it is longer than a line can be…");
  }

  @Test
  void keepsTheWholeEntriesOfAFeedCutInTheMiddle() {
    Reading<SourceFeed> reading = read(RSS.substring(0, RSS.indexOf("<title>Second") + 10));

    assertThat(good(reading).entries()).extracting(Entry::guid).containsExactly("one");
    assertThat(problem(reading))
        .isEqualTo("the feed breaks off in the middle, its whole entries were kept");
  }

  @Test
  void saysThatAFeedWithoutAWholeEntryBreaksOff() {
    Reading<SourceFeed> reading = read(RSS.substring(0, RSS.indexOf("<guid")));

    assertThat(reading).isEqualTo(new Reading.Unreadable<>("the feed breaks off in the middle"));
  }

  @Test
  void saysWhatCameInPlaceOfAFeed() {
    assertThat(problem(read(""))).isEqualTo("the answer is empty");
    assertThat(problem(read("  \n"))).isEqualTo("the answer is empty");
    assertThat(problem(read("{\"a\":1}"))).isEqualTo("it is JSON, but no JSON Feed");
    assertThat(problem(read("<!DOCTYPE html><html><body>Please log in</body></html>")))
        .isEqualTo("an HTML page came in place of a feed");
  }

  @Test
  void saysThatXmlOfAnotherKindIsNoFeed() {
    assertThat(problem(read("<urlset><url><loc>http://a.example/</loc></url></urlset>")))
        .isEqualTo("it is XML, but neither RSS nor Atom");
    assertThat(problem(read("<!-- hello --><html><body/></html>")))
        .isEqualTo("an HTML page came in place of a feed");
    assertThat(problem(read(RSS.replace("</item>", "</itme>"))))
        .startsWith("the feed is no valid XML: ");
  }

  @Test
  void leavesADoctypeAloneThatAnEntryTalksAbout() {
    String talk = "<![CDATA[how to write <!DOCTYPE note [<!ENTITY x 'y'>]> well]]>";

    assertThat(good(read(RSS.replace("Second", talk))).entries()).hasSize(2);
  }

  @Test
  void acceptsAPlainDoctypeAndRefusesOneThatDefinesEntities() {
    String old =
        "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\""
            + " \"http://my.netscape.com/publish/formats/rss-0.91.dtd\">";
    String bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    String body = RSS.substring(RSS.indexOf("<rss"));

    assertThat(good(read(old + body)).entries()).hasSize(2);
    assertThat(problem(read(bomb + body))).contains("entities");
  }

  @Test
  void refusesADepthBombAtOnce() {
    String bomb = "<a>".repeat(100_000);

    assertThat(problem(read(bomb))).isEqualTo("its elements are nested deeper than 256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", " \n", "Warning: something in line 3\n"})
  void passesOverWhatStandsBeforeTheDocument(String junk) {
    assertThat(good(read(junk + RSS)).entries()).hasSize(2);
  }

  @Test
  void removesCharactersThatXmlDoesNotKnow() {
    assertThat(good(read(RSS.replace("Second", "Sec\u0001ond"))).entries().get(1).title())
        .isEqualTo("Second");
  }

  @Test
  void readsHtmlEntitiesThatXmlDoesNotKnow() {
    assertThat(good(read(RSS.replace("Second", "Caf&eacute; & bar"))).entries().get(1).title())
        .isEqualTo("Café & bar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252", "ISO-8859-1", "windows-1251"})
  void readsTheDeclaredCharacterSet(String name) {
    String word = name.equals("windows-1251") ? "Москва" : "Zürich";
    byte[] bytes =
        RSS.replace("encoding=\"UTF-8\"", "encoding=\"" + name + "\"")
            .replace("Second", word)
            .getBytes(Charset.forName(name));

    Reading<SourceFeed> reading = FeedReader.read(bytes, AT, null, true);

    assertThat(good(reading).entries().get(1).title()).isEqualTo(word);
  }

  @Test
  void doesNotBelieveADeclaredUtf8ThatIsNone() {
    byte[] bytes = RSS.replace("Second", "Zürich").getBytes(Charset.forName("windows-1252"));

    assertThat(good(FeedReader.read(bytes, AT, "text/xml; charset=utf-8", true)).entries())
        .extracting(Entry::title)
        .contains("Zürich");
  }

  @Test
  void tellsAnEditFromATouch() {
    Entry first = good(read(RSS)).entries().getFirst();
    Entry touched = good(read(RSS.replace("08:30", "09:30"))).entries().getFirst();
    Entry edited = good(read(RSS.replace("it.</p>", "them.</p>"))).entries().getFirst();

    assertThat(touched.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(edited.fingerprint()).isNotEqualTo(first.fingerprint());
  }

  @Test
  void dropsAddressesThatAreNotOfTheWeb() {
    List<Entry> entries =
        good(read(RSS.replace("<link>/first</link>", "<link>javascript:alert(1)</link>")))
            .entries();

    assertThat(entries.getFirst().link()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "http://outlet.example/a/feed.php, ?p=1, http://outlet.example/a/feed.php?p=1",
    "http://outlet.example/a/feed.php?x=2, ?p=1, http://outlet.example/a/feed.php?p=1",
    "http://outlet.example, ?p=1, http://outlet.example?p=1",
    "http://outlet.example//a, ?p=1, http://outlet.example//a?p=1",
    "http://outlet.example/a/feed.php, p.html, http://outlet.example/a/p.html",
    "http://outlet.example/a/feed.php, //other.example/p, http://other.example/p"
  })
  void findsWhatALinkMeansWhereItStands(URI base, String link, URI meant) {
    assertThat(Addresses.web(base, link)).isEqualTo(meant);
  }
}
