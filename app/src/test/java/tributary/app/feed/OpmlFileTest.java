package tributary.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.events.feed.Feed;
import tributary.events.feed.Feed.FullText;

class OpmlFileTest {
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
        OpmlFile.read(
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
        OpmlFile.read(
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

    OpmlFile back = OpmlFile.read(OpmlFile.write(List.of(new Followed(feed, null))));

    assertThat(back.feeds()).containsExactly(feed);
  }

  @Test
  void refusesWhatIsNoOpmlAndWhatIsMadeToHurt() {
    assertThatThrownBy(() -> OpmlFile.read("<rss version='2.0'><channel/></rss>"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OpmlFile.read("no xml at all"))
        .hasMessageStartingWith("no readable OPML");
    String deep = "<outline text='x'>".repeat(10_000) + "</outline>".repeat(10_000);
    assertThatThrownBy(() -> OpmlFile.read(opml(deep))).hasMessageContaining("nests deeper");
    String bomb =
        "<!DOCTYPE opml [<!ENTITY a 'b'>]>" + opml("<outline text='&a;'/>").strip().substring(38);
    assertThatThrownBy(() -> OpmlFile.read(bomb)).hasMessageStartingWith("no readable OPML");
  }
}
