package tributary.ingest.visit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tributary.events.feed.Feed;
import tributary.events.item.Chapter;
import tributary.events.item.Episode.ChapterSource;
import tributary.events.item.RawItem;
import tributary.events.item.Utterance;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.TestHost;
import tributary.ingest.schedule.Cadence;
import tributary.ingest.schedule.CadenceConfig;

class EpisodePartsTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final String NOTES =
      "<description>0:00 Hello&lt;br&gt;1:00 News&lt;br&gt;2:00 Bye</description>";
  private static final String PODLOVE =
      "<psc:chapters xmlns:psc='http://podlove.org/simple-chapters'>"
          + "<psc:chapter start='0' title='Podlove'/></psc:chapters>";

  private final TestHost host = new TestHost();
  private final Fetcher fetcher =
      new Fetcher(
          new FetchConfig(null, true, Duration.ZERO, 1_000_000, Duration.ofSeconds(20), 5), CLOCK);
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  @AfterEach
  void end() {
    fetcher.close();
    host.close();
  }

  private RawItem heard(String inner) throws InterruptedException {
    String feed =
        "<rss version='2.0' xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel>"
            + "<title>Show</title><link>http://o.example/</link><description>d</description>"
            + "<language>en-us</language><item><guid>e</guid><title>Ep</title>"
            + "<enclosure url='%s' type='audio/mpeg' length='9'/>".formatted(host.at("/e.mp3"))
            + inner
            + "</item></channel></rss>";
    host.serve("/feed", 200, Map.of(), feed);
    Visitor visitor = new Visitor(fetcher, new Cadence(CadenceConfig.defaults()), CLOCK);
    return visitor
        .visit(Feed.at(host.at("/feed")), null)
        .arrivals()
        .getFirst()
        .stamped()
        .apply(NOON);
  }

  private String link(String element, String path, String rest) {
    return "<podcast:%s url='%s' %s/>".formatted(element, host.at(path), rest);
  }

  private static ChapterSource from(RawItem item) {
    return Objects.requireNonNull(Objects.requireNonNull(item.episode()).chaptersFrom());
  }

  /// Serves a recording of 50 MB, with an ID3 tag of `padding` bytes and one chapter at its end.
  private void serveRecording(int padding) {
    String title = "TIT2" + size(9) + "\0\0" + "\3Recorded";
    String chapter = "c\0" + "\0".repeat(16) + title;
    String frames =
        "PRIV"
            + size(padding)
            + "\0\0"
            + "x".repeat(padding)
            + "CHAP"
            + size(chapter.length())
            + "\0\0"
            + chapter;
    byte[] tag = ("ID3\4\0\0" + size(frames.length()) + frames).getBytes(ISO_8859_1);
    host.serve(
        "/e.mp3",
        exchange -> {
          String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
          asked.add(range);
          int end = Integer.parseInt(range.replaceFirst("bytes=0-", ""));
          byte[] part = Arrays.copyOf(tag, end + 1);
          exchange.getResponseHeaders().set("Content-Range", "bytes 0-" + end + "/50000000");
          exchange.sendResponseHeaders(206, part.length);
          exchange.getResponseBody().write(part);
        });
  }

  private static String size(int bytes) {
    return ""
        + (char) (bytes >> 21 & 127)
        + (char) (bytes >> 14 & 127)
        + (char) (bytes >> 7 & 127)
        + (char) (bytes & 127);
  }

  @Test
  void asksTheRecordingForItsTagAloneAndInTwoSteps() throws InterruptedException {
    serveRecording(300_000);

    RawItem item = heard(NOTES);

    assertThat(item.chapters()).containsExactly(new Chapter(0, "Recorded", null));
    assertThat(from(item)).isEqualTo(ChapterSource.RECORDING);
    assertThat(asked).containsExactly("bytes=0-131071", "bytes=0-300066");
  }

  @Test
  void leavesTheRecordingAloneWhereTheFeedHasChapters() throws InterruptedException {
    serveRecording(10);

    RawItem item = heard(PODLOVE + NOTES + link("chapters", "/nothing.json", ""));

    assertThat(item.chapters()).containsExactly(new Chapter(0, "Podlove", null));
    assertThat(from(item)).isEqualTo(ChapterSource.FEED);
    assertThat(asked).isEmpty();
  }

  @Test
  void prefersThePublishersFile() throws InterruptedException {
    host.serve("/c.json", 200, Map.of(), "{\"chapters\":[{\"startTime\":0,\"title\":\"File\"}]}");

    RawItem item = heard(PODLOVE + NOTES + link("chapters", "/c.json", ""));

    assertThat(item.chapters()).containsExactly(new Chapter(0, "File", null));
    assertThat(from(item)).isEqualTo(ChapterSource.FILE);
  }

  @Test
  void readsTheShowNotesWhereNothingElseHasChapters() throws InterruptedException {
    RawItem item = heard(NOTES);

    assertThat(item.chapters()).extracting(Chapter::title).containsExactly("Hello", "News", "Bye");
    assertThat(from(item)).isEqualTo(ChapterSource.NOTES);
  }

  @Test
  void asksNothingForBacklog() throws InterruptedException {
    serveRecording(10);
    host.serve("/t.vtt", exchange -> asked.add("transcript"));
    host.serve("/c.json", exchange -> asked.add("chapters"));

    RawItem item =
        heard(
            "<pubDate>Sun, 01 Nov 2026 12:00:00 GMT</pubDate>"
                + NOTES
                + link("transcript", "/t.vtt", "type='text/vtt'")
                + link("chapters", "/c.json", ""));

    assertThat(asked).isEmpty();
    assertThat(from(item)).isEqualTo(ChapterSource.NOTES);
  }

  @Test
  void takesTheFirstTranscriptThatCanBeReadInTheFeedsLanguage() throws InterruptedException {
    String cue = "WEBVTT\n\n00:02.000 --> 00:03.000\n";
    host.serve("/es.json", 200, Map.of(), "{\"segments\":[{\"body\":\"Hola.\"}]}");
    host.serve("/empty.vtt", 200, Map.of(), "WEBVTT\n");
    host.serve("/page.srt", 200, Map.of(), "<html><body>Log in</body></html>");
    host.serve("/en.txt", 200, Map.of("Content-Type", "text/plain"), cue + "Hello.\n");

    RawItem item =
        heard(
            link("transcript", "/es.json", "type='application/json' language='es'")
                + link("transcript", "/gone.vtt", "type='text/vtt'")
                + link("transcript", "/empty.vtt", "type='text/vtt' language='en-GB'")
                + link("transcript", "/page.srt", "type='application/x-subrip'")
                + link("transcript", "/en.txt", "type='text/plain'"));

    assertThat(item.transcript()).isEqualTo(List.of(new Utterance(2, null, "Hello.")));
    assertThat(item.enclosures().getFirst().url())
        .isEqualTo(URI.create(host.at("/e.mp3").toString()));
  }

  @Test
  void whereATranscriptMayNotBeFetchedTheEpisodeStandsWithoutIt() throws InterruptedException {
    String metadata = "http://169.254.169.254/latest/meta-data";
    host.serve("/t.vtt", 302, Map.of("Location", metadata), "");
    RawItem item =
        heard(
            link("transcript", "/t.vtt", "type='text/vtt'")
                + "<podcast:transcript url='%s' type='text/vtt'/>".formatted(metadata)
                + "<podcast:chapters url='file:///etc/passwd' type='application/json'/>");

    assertThat(item.title()).isEqualTo("Ep");
    assertThat(item.transcript()).isEmpty();
    assertThat(item.chapters()).isEmpty();
  }
}
