package tributary.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.events.feed.Feed;
import tributary.events.feed.Feed.Form;
import tributary.events.feed.Feed.FullText;

class OpmlFileTest {
  private static final String FEED = "<outline type='rss' text='%s' xmlUrl='%s'/>";

  private static OpmlFile read(String text) {
    return OpmlFile.read(text.getBytes(StandardCharsets.UTF_8), false);
  }

  private static String opml(String body) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <opml version="2.0"><head><title>Mine</title></head><body>%s</body></opml>
    """
        .formatted(body);
  }

  @Test
  void takesFoldersForSubjectsAndEachFeedOnce() {
    OpmlFile file =
        read(
            opml(
                """
                <outline text="AI"><outline text="Chips">
                  <outline type="rss" text="A&#10;Blog" xmlUrl="https://a.example/feed"/>
                </outline></outline>
                <outline type="rss" text="Again" xmlUrl="http://A.example/feed"/>
                """));

    URI url = URI.create("https://a.example/feed");
    assertThat(file.feeds())
        .containsExactly(
            new Feed(
                Feed.idOf(url),
                url,
                "A Blog",
                FullText.AUTO,
                false,
                List.of("AI", "Chips"),
                Feed.Form.FEED,
                null));
    assertThat(file.refused()).isEmpty();
  }

  @Test
  void saysWhichEntriesItRefusesAndKeepsTheOthers() {
    OpmlFile file =
        read(
            opml(
                """
                <outline text="Script" xmlUrl="javascript:alert(1)"/>
                <outline text="File" xmlUrl="file:///etc/passwd"/>
                <outline text="Broken" xmlUrl="https://a b"/>
                <outline text="Good" xmlUrl="https://good.example/"/>
                """));

    assertThat(file.feeds()).extracting(Feed::title).containsExactly("Good");
    assertThat(file.refused())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("Script: a feed's address starts with http"));
  }

  @Test
  void writesWhatItReadsAgain() {
    URI url = URI.create("https://a.example/feed?x=1&y=2");
    Feed feed =
        new Feed(
            Feed.idOf(url), url, "A & B", FullText.AUTO, false, List.of(), Feed.Form.FEED, null);

    OpmlFile back = read(OpmlFile.write(List.of(new Followed(feed, null))));

    assertThat(back.feeds()).containsExactly(feed);
  }

  @Test
  void refusesWhatIsNoOpmlAndWhatIsMadeToHurt() {
    assertThatThrownBy(() -> read("<rss version='2.0'><channel/></rss>"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read("no xml at all")).hasMessageStartingWith("no readable OPML");
    assertThatThrownBy(() -> read("")).hasMessageStartingWith("no readable OPML");
    String deep = "<outline text='x'>".repeat(10_000) + "</outline>".repeat(10_000);
    assertThatThrownBy(() -> read(opml(deep))).hasMessageContaining("nests deeper");
    assertThatThrownBy(() -> OpmlFile.read(new byte[OpmlFile.LARGEST + 1], false))
        .hasMessage("is larger than 16 MB");
  }

  @Test
  void expandsNoEntitiesOfTheFilesOwn() {
    String bomb =
        "<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
            + opml(FEED.formatted("&b;&f;", "https://a.example/feed")).strip().substring(38);

    assertThat(read(bomb).feeds()).extracting(Feed::title).containsExactly("&b;&f;");
  }

  @Test
  void readsWhatOtherProgramsGetWrong() {
    String wrong =
        "\uFEFF  \n<OPML VERSION='1.0'><BODY><Outline Title='R & D'>"
            + "<outline TEXT='Käse & Co' XMLURL='a.example/feed?x=1&y=2' type=rss>"
            + "<outline type='rss' title='Old' url='feed://b.example/rss'/>"
            + "<outline type='link' text='No feed' url='https://c.example/'/>"
            + "<outline text='<b>Bold\u202e</b>&#10;&#13;two' category='/News/World,Maps' xmlUrl='https://d.example'/>";

    OpmlFile file = read(wrong);

    assertThat(file.feeds())
        .extracting(feed -> feed.title() + " " + feed.url() + " " + feed.subjects())
        .containsExactly(
            "Käse & Co https://a.example/feed?x=1&y=2 [R & D]",
            "Old https://b.example/rss [R & D]",
            "<b>Bold </b> two https://d.example/ [R & D, News, World, Maps]");
    assertThat(file.refused()).singleElement().asString().contains("breaks off");
  }

  @Test
  void findsTheCharacterSetWhateverIsDeclared() {
    String declared = "<?xml version='1.0' encoding='%s'?>";
    String rest = "<opml><body>" + FEED.formatted("Käse", "https://a.example/") + "</body></opml>";
    byte[] latin = (declared.formatted("utf-8") + rest).getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf16 =
        ("\uFEFF" + declared.formatted("utf-8") + rest).getBytes(StandardCharsets.UTF_16LE);

    assertThat(OpmlFile.read(latin, false).feeds()).extracting(Feed::title).containsExactly("Käse");
    assertThat(OpmlFile.read(utf16, false).feeds()).extracting(Feed::title).containsExactly("Käse");
  }

  @Test
  void aThousandSpellingsOfAnAddressAreOneFeed() {
    String spelt =
        IntStream.range(0, 1000)
            .mapToObj(n ->
                FEED.formatted(
                    "n" + n,
                    (n % 2 == 0 ? "HTTPS://A.Example:443" : "http://a.EXAMPLE.")
                        + "/"
                        + "./".repeat(n % 7)
                        + (n % 3 == 0 ? "%66eed" : "feed")
                        + "#"
                        + n))
            .collect(Collectors.joining());

    assertThat(read(opml(spelt)).feeds()).extracting(Feed::title).containsExactly("n0");
  }

  @Test
  void ofAHundredThousandTheFirstFiveThousandAreTakenAndTheRestIsCounted() {
    StringBuilder many = new StringBuilder();
    for (int n = 0; n < 100_000; n++) {
      many.append(FEED.formatted("n", "https://a" + n + ".example/"));
      many.append(n % 100 == 0 ? "<outline xmlUrl='javascript:x'/>" : "");
    }

    OpmlFile file = read(opml(many.toString()));

    assertThat(file.feeds()).hasSize(5000);
    assertThat(file.refused())
        .hasSize(102)
        .contains("95000 more feeds: 5000 are taken from a file")
        .contains("and 900 more entries, for such reasons");
  }

  @Test
  void privateAddressesAreRefusedUnlessTheyAreAllowed() {
    String file =
        opml(
            FEED.formatted("one", "http://10.0.0.1/feed")
                + FEED.formatted("two", "http://localhost:8080/feed")
                + FEED.formatted("three", "http://[::1]/feed")
                + FEED.formatted("four", "http://127.0.0.1/feed")
                + FEED.formatted("good", "https://good.example/feed"));

    assertThat(read(file).feeds()).extracting(Feed::title).containsExactly("good");
    assertThat(read(file).refused()).hasSize(4).allMatch(l -> l.contains("allowPrivateAddresses"));
    assertThat(OpmlFile.read(file.getBytes(StandardCharsets.UTF_8), true).feeds()).hasSize(5);
  }

  @Test
  void foldersAndWhatOnlyWeKnowSurviveTheWayOutAndBack() {
    List<Feed> feeds =
        List.of(
            feed(
                "https://a.example/",
                FullText.ALWAYS,
                false,
                List.of("AI", "Chips"),
                Form.FEED,
                null),
            feed("https://b.example/", FullText.AUTO, true, List.of("AI"), Form.FEED, null),
            feed(
                "https://c.example/",
                FullText.AUTO,
                false,
                List.of(),
                Form.LIST,
                "a[href^=\"/p\"] > b"),
            feed(
                "https://d.example/",
                FullText.NEVER,
                false,
                List.of("AI", "Chips"),
                Form.PAGE,
                null));

    String written = OpmlFile.write(feeds.stream().map(f -> new Followed(f, null)).toList());

    assertThat(read(written).feeds()).containsExactlyInAnyOrderElementsOf(feeds);
    assertThat(written.split("text=\"Chips\"", -1)).as("one group of a name").hasSize(2);
    assertThat(written).contains("xmlns:tributary=\"urn:tributary:opml:1\"");
  }

  private static Feed feed(
      String url,
      FullText text,
      boolean paused,
      List<String> subjects,
      Form form,
      @Nullable String selector) {
    URI at = URI.create(url);
    return new Feed(Feed.idOf(at), at, "T " + url, text, paused, subjects, form, selector);
  }
}
