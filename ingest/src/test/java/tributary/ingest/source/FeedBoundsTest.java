package tributary.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.ingest.text.Reading;

/// What hostile documents may cost: seconds at most, and never more than themselves.
class FeedBoundsTest {
  private static final URI AT = URI.create("http://outlet.example/feed.xml");

  /// Of the processor. What grows with the square of its input takes longer by far; a slow machine
  /// does not.
  private static final Duration SOON = Duration.ofSeconds(40);

  private static Reading<SourceFeed> read(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Reading<SourceFeed> reading = FeedReader.read(bytes, AT, null, true);
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    assertThat(Duration.ofNanos(end - begin)).isLessThan(SOON);
    return reading;
  }

  private static String feed(String inside) {
    return "<rss version=\"2.0\"><channel><title>t</title>"
        + inside
        + "<item><title>good</title></item></channel></rss>";
  }

  private static void good(Reading<SourceFeed> reading) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Read.class,
            read ->
                assertThat(((SourceFeed) read.value()).entries())
                    .extracting(Entry::title)
                    .contains("good"));
  }

  private static String problem(Reading<SourceFeed> reading) {
    return switch (reading) {
      case Reading.Read<SourceFeed> read -> String.valueOf(read.problem());
      case Reading.Unreadable<SourceFeed>(String problem) -> problem;
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 10_000, 100_000, 1_000_000})
  void refusesElementsNestedTooDeep(int depth) {
    assertThat(problem(read(feed("<a>".repeat(depth) + "</a>".repeat(depth)))))
        .isEqualTo("its elements are nested deeper than 256");
    assertThat(problem(read(feed("<a>".repeat(depth)))))
        .isEqualTo("its elements are nested deeper than 256");
  }

  @Test
  void readsPastAnElementOfManyAttributes() {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      attributes.append(" a").append(i).append("=\"x\"");
    }
    good(read(feed("<x" + attributes + "/>")));
  }

  @Test
  void refusesNamesOfTenMegabytesAndReadsPastSuchValues() {
    String name = "n".repeat(10_000_000);
    String refused = "a name in it is longer than 1000 characters";
    assertThat(problem(read(feed("<" + name + "/>")))).isEqualTo(refused);
    assertThat(problem(read(feed("<x " + name + "=\"1\"/>")))).isEqualTo(refused);
    assertThat(problem(read(feed("</" + name + ">")))).isEqualTo(refused);
    good(read(feed("<x xmlns:p=\"" + name + "\"/>")));
    good(read(feed("<x p=\"" + name + "\"/>")));
  }

  @Test
  void readsPastAMillionCommentsAndInstructions() {
    good(read(feed("<!-- x -->".repeat(1_000_000))));
    good(read(feed("<?x y?>".repeat(1_000_000))));
    good(read(feed("<description>" + "<![CDATA[x]]>".repeat(700_000) + "</description>")));
    good(read(feed("<description>" + "]]>&amp;".repeat(700_000) + "</description>")));
  }

  @Test
  void readsAHundredThousandItems() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      items.append("<item><title>item ").append(i).append("</title><link>http://a.example/");
      items.append(i).append("</link><description>&lt;p&gt;x&lt;/p&gt;</description></item>");
    }
    good(read(feed(items.toString())));
  }

  @Test
  void readsAnItemOfNineMegabytes() {
    String words = "<![CDATA[" + "<p>word & word</p>".repeat(520_000) + "]]>";
    Reading<SourceFeed> reading =
        read(feed("<item><title>big</title><description>" + words + "</description></item>"));

    good(reading);
    assertThat(problem(reading)).isEqualTo("a text is too long and was cut");
  }

  @Test
  void cutsHtmlThatGrowsInTheCleaning() {
    String nested = "<![CDATA[" + "<b><p>".repeat(300_000) + "]]>";
    good(read(feed("<item><title>b</title><description>" + nested + "</description></item>")));
    String divs = "<![CDATA[" + "<div>".repeat(1_000_000) + "]]>";
    good(read(feed("<item><title>d</title><description>" + divs + "</description></item>")));
    String links = "<![CDATA[" + "<a href=\"x\">".repeat(300_000) + "]]>";
    good(read(feed("<item><title>a</title><description>" + links + "</description></item>")));
    String tables = "<![CDATA[" + "<table><tr><td>".repeat(100_000) + "]]>";
    good(read(feed("<item><title>t</title><description>" + tables + "</description></item>")));
    String less = "<![CDATA[" + "<".repeat(9_000_000) + "]]>";
    good(read(feed("<item><title>l</title><description>" + less + "</description></item>")));
  }

  @Test
  void refusesEntitiesThatGrow() {
    String laughs =
        "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY c \"&b;&b;\">]>";
    String square = "<!DOCTYPE rss [<!ENTITY a \"" + "x".repeat(50_000) + "\">]>";
    String file = "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    for (String doctype : new String[] {laughs, square, file}) {
      String bomb = doctype + feed("<x>" + "&a;".repeat(50_000) + "</x>");
      assertThat(problem(read(bomb)))
          .isEqualTo("it defines its own XML entities, which is not safe");
    }
  }

  @Test
  void refusesJsonThatIsTooDeepOrTooLong() {
    String head = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":";
    assertThat(problem(read(head + "[".repeat(100_000)))).startsWith("it is no valid JSON: ");
    assertThat(problem(read(head + "[]} trailing"))).startsWith("it is no valid JSON: ");
    assertThat(problem(read(head + "[{\"id\":" + "9".repeat(5000) + "}]}")))
        .startsWith("it is no valid JSON: ");
    assertThat(read(head + "[{\"id\":1e1000000000}]}")).isInstanceOf(Reading.Read.class);
  }

  @Test
  void throwsNothingWhateverIsCutOrFlipped() {
    String whole =
        feed("<item xmlns:m='http://search.yahoo.com/mrss/'><m:content url='u'/>é</item>");
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      byte[] hurt = bytes.clone();
      for (int n = random.nextInt(6); n >= 0; n--) {
        hurt[random.nextInt(hurt.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(hurt.length) + 1;
      byte[] cut = random.nextBoolean() ? hurt : Arrays.copyOf(hurt, length);
      assertThat(FeedReader.read(cut, AT, null, true)).isNotNull();
    }
  }
}
