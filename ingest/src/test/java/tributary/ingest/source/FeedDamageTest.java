package tributary.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.item.Enclosure;
import tributary.ingest.source.Problem.Code;
import tributary.ingest.text.Reading;

/// What is wrong with a feed costs only itself, and is said.
class FeedDamageTest {
  private static final URI AT = URI.create("http://outlet.example/feed.xml");
  private static final String ITEMS =
      "<item><title>One</title></item><item><title>Two</title></item>";

  private static SourceFeed read(String document) {
    Reading<SourceFeed> reading =
        FeedReader.read(document.getBytes(StandardCharsets.UTF_8), AT, null, true);
    assertThat(reading).as(reading.toString()).isInstanceOf(Reading.Read.class);
    return ((Reading.Read<SourceFeed>) reading).value();
  }

  private static String rss(String head) {
    return "<rss version=\"2.0\"><channel><title>t</title>" + head + ITEMS + "</channel></rss>";
  }

  private static List<Code> codes(SourceFeed feed) {
    return feed.problems().stream().map(Problem::code).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<skipHours><hour>25</hour></skipHours>",
        "<ttl>soon</ttl>",
        "<cloud port=\"none\"/>",
        "<image><width>wide</width></image>",
        "<pubDate>no date</pubDate>",
        "<link>http://[broken</link>"
      })
  void aValueThatMeansNothingCostsOnlyItself(String value) {
    SourceFeed feed = read(rss(value));

    assertThat(feed.entries()).extracting(Entry::title).containsExactly("One", "Two");
    assertThat(feed.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<itunes:author>nobody declared it</itunes:author>",
        "<description>A & B <b>x</description>",
        "<description>caf&eacute; &nbsp; &bogus; 1 < 2</description>",
        "<copyright>open",
        "<a b=c d>e</a>",
        "</nothing>"
      })
  void markupThatIsNoXmlIsMended(String markup) {
    SourceFeed feed = read(rss(markup));

    assertThat(feed.entries()).extracting(Entry::title).containsExactly("One", "Two");
    assertThat(codes(feed)).containsExactly(Code.ILL_FORMED);
    assertThat(feed.problems().getFirst().where()).startsWith("line 1, column ");
  }

  @Test
  void readsTheValuesOfAMendedFeed() {
    String item =
        "<item><title>Fish & Chips &eacute; la <i>carte</i></title><dc:creator>Ada</dc:creator>"
            + "<content:encoded><![CDATA[<p>a & b</p>]]></content:encoded>"
            + "<enclosure url=\"a.mp3?x=1&y=2\" length=\"7\" type=\"audio/mpeg\"></item>";
    SourceFeed feed = read("<rss version=\"2.0\"><channel>" + item + "</channel></rss>");

    Entry entry = feed.entries().getFirst();
    assertThat(entry.title()).isEqualTo("Fish & Chips é la carte");
    assertThat(entry.authors()).containsExactly("Ada");
    assertThat(entry.content()).isEqualTo("<p>a &amp; b</p>");
    assertThat(entry.enclosures())
        .containsExactly(
            new Enclosure(URI.create("http://outlet.example/a.mp3?x=1&y=2"), "audio/mpeg", 7L));
  }

  @ParameterizedTest
  @CsvSource({
    "'Warning: line 3\n', ill-formed",
    "'<br />\n<b>Warning</b>: in <b>a.php</b>\n', ill-formed",
    "' \n', ''"
  })
  void passesOverWhatStandsBefore(String junk, String code) {
    SourceFeed feed = read(junk + "<?xml version=\"1.0\"?>" + rss(""));

    assertThat(feed.entries()).hasSize(2);
    assertThat(codes(feed).stream().map(Code::written).findFirst().orElse("")).isEqualTo(code);
  }

  @Test
  void passesOverWhatStandsBehind() {
    SourceFeed feed = read(rss("") + "<script>track()</script> more");

    assertThat(feed.entries()).hasSize(2);
    assertThat(codes(feed)).containsExactly(Code.ILL_FORMED);
  }

  @Test
  void keepsNoEntryThatBreaksOff() {
    String whole = rss("");
    for (int end = whole.indexOf("</item>") + 7; end < whole.length() - 1; end++) {
      SourceFeed feed = read(whole.substring(0, end));
      boolean second = end >= whole.lastIndexOf("</item>") + 7;

      assertThat(feed.entries()).as(whole.substring(0, end)).hasSize(second ? 2 : 1);
      assertThat(codes(feed)).containsExactly(Code.CUT_OFF);
      assertThat(feed.whole()).isFalse();
    }
  }

  @Test
  void findsAnEntryInsideAnotherThatWasNotClosed() {
    SourceFeed feed =
        read(
            "<rss><channel><item><title>One</title><item><title>Two</title></item></channel></rss>");

    assertThat(feed.entries()).extracting(Entry::title).containsExactly("One", "Two");
  }

  @Test
  void resolvesEntitiesThatAreMereText() {
    SourceFeed feed =
        read(
            "<!DOCTYPE rss [<!ENTITY us \"The > Outlet\"><!-- ]> -->]>"
                + rss("<copyright>&us;</copyright>").replace("One", "&us;"));

    assertThat(feed.entries().getFirst().title()).isEqualTo("The > Outlet");
    assertThat(feed.problems()).isEmpty();
  }

  @Test
  void readsReferencesToControlsAsTheQuotesThatTheyMean() {
    assertThat(
            read(rss("").replace("One", "don&#146;t &#x93;so&#x94;")).entries().getFirst().title())
        .isEqualTo("don’t “so”");
  }

  @Test
  void readsNamespacesHoweverTheyAreSpelt() {
    SourceFeed feed =
        read(
            """
            <r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2"
              xmlns:d="HTTPS://purl.org/dc/elements/1.1" xmlns:m="http://search.yahoo.com/mrss"
              xmlns:x="urn:other"><r:channel><r:item><x:title>not this</x:title>
              <r:title>This</r:title><d:creator>Ada</d:creator>
              <m:thumbnail url="http://a.example/t.png"/></r:item></r:channel></r:rss>
            """);

    Entry entry = feed.entries().getFirst();
    assertThat(entry.title()).isEqualTo("This");
    assertThat(entry.authors()).containsExactly("Ada");
    assertThat(entry.image()).isEqualTo(URI.create("http://a.example/t.png"));
  }

  @Test
  void takesHintsThatMeanSomething() {
    SourceFeed feed =
        read(
            rss(
                "<ttl>30</ttl><skipHours><hour>24</hour><hour>7</hour><hour>x</hour></skipHours>"
                    + "<skipDays><day>Sunday</day><day>Someday</day></skipDays>"));

    assertThat(feed.hints().atLeast()).isEqualTo(Duration.ofMinutes(30));
    assertThat(feed.hints().skipHours()).containsExactlyInAnyOrder(0, 7);
    assertThat(feed.hints().skipDays()).containsExactly(DayOfWeek.SUNDAY);
  }
}
