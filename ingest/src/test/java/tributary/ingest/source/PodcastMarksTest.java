package tributary.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.item.Chapter;
import tributary.events.item.Enclosure;
import tributary.events.item.Episode;
import tributary.ingest.text.Reading;

class PodcastMarksTest {
  private static final URI BASE = URI.create("https://show.example/3/");

  private static Element element(String xml) {
    try {
      return new SAXBuilder().build(new StringReader(xml)).getRootElement();
    } catch (JDOMException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SourceFeed feed(String xml) {
    return FeedReader.read(xml.getBytes(StandardCharsets.UTF_8), BASE, null, true)
            instanceof Reading.Read<SourceFeed>(SourceFeed feed, String ignored)
        ? feed
        : fail(xml);
  }

  private static PodcastMarks marks(Element entry) {
    return new PodcastMarks(Node.root(entry, BASE));
  }

  private static PodcastMarks item(String inner) {
    return marks(
        element(
            "<item xmlns:podcast='https://podcastindex.org/namespace/1.0'"
                + " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
                + " xmlns:psc='http://podlove.org/simple-chapters'>"
                + inner
                + "</item>"));
  }

  private static Episode episode(String inner) {
    return Objects.requireNonNull(item(inner).episode());
  }

  @Test
  void readsNumbersAndNames() {
    Episode read =
        episode(
            """
            <podcast:season name="The long winter">2</podcast:season><itunes:season>9</itunes:season>
            <podcast:episode display="Ch. 3½"> 3.5 </podcast:episode><itunes:episode>4</itunes:episode>
            <itunes:episodeType>Bonus</itunes:episodeType>
            <podcast:person href="/ada" img="http://p.example/a.jpg">&lt;b&gt;Ada&lt;/b&gt;&#x9;King</podcast:person>
            <podcast:person role="Cover Art Designer" group="Visuals">Bob&#x202E;</podcast:person>
            <podcast:person role="guest"> </podcast:person>
            """);

    assertThat(read.season()).isEqualTo(2);
    assertThat(read.seasonName()).isEqualTo("The long winter");
    assertThat(read.number()).isEqualTo("3.5");
    assertThat(read.display()).isEqualTo("Ch. 3½");
    assertThat(read.type()).isEqualTo("bonus");
    assertThat(read.persons())
        .containsExactly(
            new Episode.Person(
                "Ada King",
                "host",
                "cast",
                URI.create("https://show.example/ada"),
                URI.create("http://p.example/a.jpg")),
            new Episode.Person("Bob", "cover art designer", "visuals", null, null));
  }

  @Test
  void readsPassagesOtherFormsAndTalk() {
    Episode read =
        episode(
            """
            <podcast:soundbite startTime="73.5" duration="60.0">Why</podcast:soundbite>
            <podcast:soundbite startTime="NaN" duration="60"/>
            <podcast:soundbite startTime="-1" duration="60"/>
            <podcast:alternateEnclosure type="video/mp4" length="1000000000000000000">
              <podcast:source uri="ipfs://Qm"/><podcast:source uri="file:///etc/passwd"/>
              <podcast:source uri="v.mp4"/>
              <podcast:source uri="https://t.example/v.torrent" contentType="application/x-bittorrent"/>
            </podcast:alternateEnclosure>
            <podcast:socialInteract protocol="twitter" uri="https://t.example/2" priority="2"/>
            <podcast:socialInteract protocol="activitypub" uri="https://t.example/1" priority="1"/>
            <podcast:socialInteract protocol="disabled" uri="https://t.example/0"/>
            <podcast:value type="lightning"><podcast:valueRecipient split="50"/></podcast:value>
            """);

    assertThat(read.soundbites())
        .containsExactly(
            new Episode.Soundbite(Duration.ofMillis(73_500), Duration.ofSeconds(60), "Why"));
    assertThat(read.alternates())
        .containsExactly(
            new Enclosure(URI.create("https://show.example/3/v.mp4"), "video/mp4", null),
            new Enclosure(
                URI.create("https://t.example/v.torrent"), "application/x-bittorrent", null));
    assertThat(read.social())
        .containsExactly(URI.create("https://t.example/1"), URI.create("https://t.example/2"));
    assertThat(read.value()).contains("valueRecipient").contains("split=\"50\"");
  }

  @Test
  void readsTranscriptsWhateverTheirTypeAndTheCaseOfAttributes() {
    assertThat(
            item("""
            <podcast:transcript URL="t.vtt" TYPE="Text/VTT; charset=utf-8" language="es"/>
            <podcast:transcript url="t.json"/>
            <podcast:transcript url="javascript:alert(1)" type="text/html"/>
            """)
                .transcripts())
        .containsExactly(
            new Entry.TranscriptLink(URI.create("https://show.example/3/t.json"), "", null),
            new Entry.TranscriptLink(URI.create("https://show.example/3/t.vtt"), "text/vtt", "es"));
  }

  @Test
  void knowsTheNamespaceByEitherAddressAndByItsPrefix() {
    String byPage =
        "<item xmlns:p='https://github.com/Podcastindex-org/podcast-namespace/blob/main/%s'>"
                .formatted("docs/" + "1.0.md")
            + "<p:chapters url='c.json'/></item>";
    String byPrefix =
        "<item xmlns:podcast='http://wrong.example/'><podcast:chapters url='c.json'/></item>";
    String other = "<item xmlns:p='http://other.example/'><p:chapters url='c.json'/></item>";

    URI file = URI.create("https://show.example/3/c.json");
    assertThat(marks(element(byPage)).chaptersUrl()).isEqualTo(file);
    assertThat(marks(element(byPrefix)).chaptersUrl()).isEqualTo(file);
    assertThat(marks(element(other)).chaptersUrl()).isNull();
  }

  @Test
  void readsPodloveChaptersInOrderOfTime() {
    assertThat(
            item("""
            <psc:chapters version="1.2">
              <psc:chapter start="00:01:30.250" title="Second" href="/two"/>
              <psc:chapter start="0" title="First"/>
              <psc:chapter start="soon" title="Never"/><psc:chapter start="3" title=" "/>
            </psc:chapters>
            """)
                .chapters())
        .containsExactly(
            new Chapter(0, "First", null),
            new Chapter(90, "Second", URI.create("https://show.example/two")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99:99:99",
        "-5",
        "-1:00",
        "an hour",
        "1:2:3:4",
        "NaN",
        "1e9",
        "0",
        "",
        "999999999999",
        "1:60",
        "∞"
      })
  void dropsWhatIsNoLengthOfTime(String said) {
    assertThat(item("<itunes:duration>" + said + "</itunes:duration>").duration()).isNull();
  }

  @Test
  void readsLengthsOfTimeAsTheyAreWritten() {
    assertThat(item("<itunes:duration> 75:30 </itunes:duration>").duration())
        .isEqualTo(Duration.ofSeconds(4530));
    assertThat(item("<itunes:duration>3600.4</itunes:duration>").duration())
        .isEqualTo(Duration.ofHours(1));
    assertThat(item("<itunes:duration>01:02:03</itunes:duration>").duration())
        .isEqualTo(Duration.ofSeconds(3723));
  }

  @Test
  void readsAnAnnouncedLiveShow() {
    SourceFeed show =
        feed(
            """
            <rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
              <title>Show</title><podcast:locked owner="a@b.example">Yes</podcast:locked>
              <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
              <podcast:liveItem status="LIVE" start="2026-09-26T07:30:00.000-0600" end="later">
                <title>On air</title><guid>l</guid>
                <enclosure url="https://s.example/stream.mp3" type="audio/mpeg"/></podcast:liveItem>
              <item><title>Before</title><guid>b</guid></item>
            </channel></rss>
            """);

    assertThat(show.podcastGuid()).isEqualTo("917393e3-1b1e-5cef-ace4-edaa54e1f810");
    assertThat(show.locked()).isTrue();
    assertThat(show.entries()).extracting(Entry::title).containsExactly("On air", "Before");
    Entry live = show.entries().getFirst();
    assertThat(live.playable()).isTrue();
    assertThat(live.published()).isNull();
    assertThat(Objects.requireNonNull(live.episode()).type()).isEqualTo("live");
    assertThat(live.episode().live())
        .isEqualTo(new Episode.Live("live", Instant.parse("2026-09-26T13:30:00Z"), null));
  }

  @Test
  void saysNothingOfAnEntryThatSaysNothing() {
    assertThat(item("<title>x</title>").episode()).isNull();
  }

  @Test
  void isBoundedHoweverMuchIsSaid() {
    String person =
        "<podcast:person href='" + "x".repeat(5000) + "'>" + "y".repeat(5000) + "</podcast:person>";
    String link = "<podcast:transcript url='t'/>";
    String chapters =
        IntStream.range(0, 5000)
            .mapToObj("<psc:chapter start='%1$d' title='%1$d'/>"::formatted)
            .collect(Collectors.joining());
    PodcastMarks much =
        item(
            String.join("", Collections.nCopies(2000, person + link))
                + "<psc:chapters>"
                + chapters
                + "</psc:chapters>");

    List<Episode.Person> persons = Objects.requireNonNull(much.episode()).persons();
    assertThat(persons).hasSize(50).allMatch(p -> p.name().length() == 200 && p.link() == null);
    assertThat(much.transcripts()).hasSize(20);
    assertThat(much.chapters()).hasSize(1000);
  }

  @Test
  void readsTheNamespacesOwnExample(TestReporter reporter) throws IOException {
    Path example =
        Path.of(System.getProperty("tributary.root", ".."))
            .resolve("../shared/data/podcasts/podcast-namespace/example.xml");
    Assumptions.assumeTrue(Files.exists(example), "the shared data are not here");
    Element channel = element(Files.readString(example)).getChild("channel");
    List<Element> items = channel.getChildren("item");

    int there = items.stream().mapToInt(PodcastMarksTest::elements).sum();
    int read = items.stream().mapToInt(PodcastMarksTest::read).sum();

    reporter.publishEntry("podcast: elements read", read + " of " + there);
    assertThat(read).isEqualTo(there);
    assertThat(feed(Files.readString(example)).entries()).hasSize(items.size() + 1);
  }

  /// Elements of the namespace that carry content; licences, places and pictures are none of ours.
  private static int elements(Element item) {
    Set<String> ours =
        Set.of(
            "transcript",
            "chapters",
            "person",
            "soundbite",
            "season",
            "episode",
            "alternateEnclosure",
            "socialInteract",
            "value");
    return (int)
        item.getChildren().stream()
            .filter(e -> e.getNamespacePrefix().equals("podcast") && ours.contains(e.getName()))
            .count();
  }

  private static int read(Element item) {
    PodcastMarks marks = marks(item);
    Episode said = Objects.requireNonNull(marks.episode());
    return marks.transcripts().size()
        + said.persons().size()
        + said.soundbites().size()
        + said.alternates().size()
        + said.social().size()
        + (int)
            Stream.of(marks.chaptersUrl(), said.season(), said.number(), said.value())
                .filter(Objects::nonNull)
                .count();
  }
}
