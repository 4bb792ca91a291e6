package tributary.ingest.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.ingest.source.Entry;
import tributary.ingest.source.FeedReader;
import tributary.ingest.source.SourceFeed;
import tributary.ingest.text.Reading;

/// Documents of the catalogue, `docs/bad-input.md`, that the readers' own tests do not have.
class BadDocumentTest {
  private static final URI AT = URI.create("http://o.example/feed");

  private static Reading<SourceFeed> read(String document) {
    return FeedReader.read(document.getBytes(StandardCharsets.UTF_8), AT, null, true);
  }

  private static SourceFeed feed(String document) {
    return switch (read(document)) {
      case Reading.Read<SourceFeed>(SourceFeed feed, String ignored) -> feed;
      case Reading.Unreadable<SourceFeed>(String problem) -> throw new AssertionError(problem);
    };
  }

  private static String rss(String head, String items) {
    return head
        + "<rss version='2.0'><channel><title>T</title><link>http://o.example/</link>"
        + "<description>d</description>"
        + items
        + "</channel></rss>";
  }

  private static String item(String inside) {
    return "<item><title>I</title>" + inside + "</item>";
  }

  @Test
  void noEntityOpensAFileOrAConnection() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(300);
      String there = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
      String[] doctypes = {
        "<!DOCTYPE rss SYSTEM '" + there + "'>",
        "<!DOCTYPE rss [<!ENTITY e SYSTEM '" + there + "'>]>",
        "<!DOCTYPE rss [<!ENTITY % p SYSTEM '" + there + "'> %p;]>",
        "<!DOCTYPE rss [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
      };
      for (String doctype : doctypes) {
        String said = read(rss(doctype, item("<description>x &e; y</description>"))).toString();
        assertThat(said).as(doctype).doesNotContain("root:");
      }
      read(
          rss(
              "",
              item(
                  "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='"
                      + there
                      + "'/>")));
      read("<?xml-stylesheet href='" + there + "'?>" + rss("", item("")));
      assertThat(asked(server)).isFalse();
    }
  }

  private static boolean asked(ServerSocket server) throws IOException {
    try {
      server.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Test
  void aHostileBaseGivesNoAddress() {
    String atom =
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='javascript:alert(1)//'><title>t</title>"
            + "<id>1</id><entry><id>2</id><title>e</title><link href='x'/></entry></feed>";
    assertThat(feed(atom).entries()).hasSize(1);
    for (Entry entry : feed(atom).entries()) {
      assertThat(entry.link())
          .satisfiesAnyOf(
              link -> assertThat(link).isNull(), link -> assertThat(link).hasScheme("http"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFFFE",
        "\uFFFF",
        "\u0000",
        "\uD800",
        "&#0;",
        "&#xD800;",
        "&#xFFFE;",
        "&#x110000;"
      })
  void charactersThatAreNoneCostNoEntry(String none) {
    assertThat(feed(rss("", item("<description>a" + none + "b</description>"))).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.title()).isEqualTo("I"));
  }

  @Test
  void ofTwoRootsTheFirstIsReadEachTime() {
    String two = rss("", item("")) + rss("", item("") + item("")) + "garbage";
    assertThat(feed(two).entries()).hasSize(feed(two).entries().size()).isNotEmpty();
    assertThat(read(two)).isEqualTo(read(two));
  }

  /// A number that would fill the memory may cost the document, but no time.
  @Test
  void jsonThatIsStrangeIsPlainDataOrAProblem() {
    String head = "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"t\",";
    String strange =
        head
            + "\"__proto__\":{\"x\":1},\"@class\":\"java.net.URL\",\"next_url\":\"http://o.example/feed\","
            + "\"items\":[{\"id\":\"1\",\"content_text\":\"a\",\"@type\":\"x\"},"
            + "{\"id\":1e1000000000,\"content_text\":\"b\"},{\"id\":\"3\",\"url\":7,\"content_text\":\"c\"}]}";
    long begin = System.nanoTime();
    assertThat(read(strange).toString()).isNotBlank();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(45));
    assertThat(
            feed(head + "\"items\":[{\"id\":\"1\",\"id\":\"2\",\"content_text\":\"a\"}]}")
                .entries())
        .singleElement()
        .extracting(Entry::guid)
        .isEqualTo("2");
  }

  @Test
  void whatFollowsBehindAJsonFeedIsSaidToBeNoJson() {
    String feed = "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"t\",\"items\":[]}";
    assertThat(read(feed)).isInstanceOf(Reading.Read.class);
    assertThat(read(feed + "<script>alert(1)</script>"))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> assertThat(unreadable.problem()).contains("JSON"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "0001-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Mon, 09 Nov 2126 12:00:00 GMT",
        "-5",
        "gestern"
      })
  void noDateCostsAnEntry(String date) {
    assertThat(feed(rss("", item("<pubDate>" + date + "</pubDate>"))).entries()).hasSize(1);
  }
}
