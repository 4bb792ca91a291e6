package tributary.app.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tributary.events.feed.Feed;

class SampleWebTest {
  private static final Instant MONDAY = Instant.parse("2026-11-09T00:00:00Z");
  private static final String PODCAST = "https://podcastindex.org/namespace/1.0";
  private static final Pattern CUE =
      Pattern.compile(
          "\\d+\\n(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) --> (\\d\\d:\\d\\d:\\d\\d\\.\\d{3})\\n"
              + "<v [^>]+>[^\\n]+</v>");

  private final List<SampleWeb> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(SampleWeb::close);
  }

  @Test
  void servesEveryFeedButTheThreeBrokenOnes() throws Exception {
    SampleWeb web = after(Duration.ofDays(7));
    int entries = 0;
    List<String> broken = new ArrayList<>();
    for (Feed feed : web.feeds()) {
      try {
        entries += parsed(feed).getEntries().size();
      } catch (FeedException | IOException e) {
        broken.add(feed.url().getHost());
      }
    }

    assertThat(broken)
        .containsExactly(
            "kernelpost.localhost", "rackspotter.localhost", "oldlighthouse.localhost");
    assertThat(entries).isEqualTo(web.items()).isEqualTo(web.truth().size());
  }

  @Test
  void breaksEachBadFeedInItsOwnWay() throws Exception {
    SampleWeb web = after(Duration.ofDays(7));

    Visitor.Answer cut = Visitor.get(feed(web, "kernelpost").url());
    assertThat(cut.status()).isEqualTo(200);
    assertThat(cut.body()).contains("<item>").doesNotContain("</item>").doesNotContain("</rss>");
    assertThat(Visitor.get(feed(web, "rackspotter").url()).status()).isEqualTo(404);
    assertThatThrownBy(() -> Visitor.get(feed(web, "oldlighthouse").url()))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void showsNothingBeforeItsTime() throws Exception {
    SampleWeb web = after(Duration.ofDays(2));
    Instant now = MONDAY.plus(Duration.ofDays(2));

    for (Feed feed : readable(web)) {
      assertThat(parsed(feed).getEntries())
          .allSatisfy(
              entry -> assertThat(entry.getPublishedDate().toInstant()).isBeforeOrEqualTo(now));
    }
    URI later = feed(web, "chipwire").url().resolve("/gpu-prices-week-46");
    assertThat(Visitor.get(later).status()).isEqualTo(404);
    URI earlier = feed(web, "chipwire").url().resolve("/gpu-prices-week-45");
    assertThat(Visitor.get(earlier).status()).isEqualTo(200);
  }

  @Test
  void isEmptyBeforeTheWeekBegins() throws Exception {
    SampleWeb web = after(Duration.ofHours(-1));
    for (Feed feed : readable(web)) {
      assertThat(parsed(feed).getEntries()).isEmpty();
    }
  }

  @Test
  void givesTheWholeTextBehindEveryLink() throws Exception {
    SampleWeb web = after(Duration.ofDays(7));
    Week week = new Week(Library.read());
    List<Entry> readable = week.readable();
    List<Truth> truth = web.truth();
    for (int i = 0; i < readable.size(); i++) {
      Visitor.Answer page = Visitor.get(truth.get(i).link());
      assertThat(page.status()).isEqualTo(200);
      Element html = xml(page.body()).getDocumentElement();
      assertThat(html.getTextContent()).contains(readable.get(i).paragraphs());
      assertThat(page.body()).contains("rel=\"canonical\" href=\"" + truth.get(i).link() + "\"");
    }
  }

  @Test
  void leadsFromEveryFeedToPagesThatExist() throws Exception {
    SampleWeb web = after(Duration.ofDays(7));
    Set<String> guids = new HashSet<>();
    boolean tracked = false;
    for (Feed feed : readable(web)) {
      for (SyndEntry entry : parsed(feed).getEntries()) {
        assertThat(Visitor.get(URI.create(entry.getLink())).status()).isEqualTo(200);
        assertThat(guids.add(entry.getUri())).isTrue();
        tracked |= entry.getLink().contains("utm_source=");
      }
    }
    assertThat(tracked).isTrue();
  }

  @Test
  void givesTeasersOnlyWhereTheTextStandsOnThePage() throws Exception {
    SampleWeb web = after(Duration.ofDays(7));
    for (Feed feed : readable(web)) {
      boolean teaser = feed.fullText() == Feed.FullText.ALWAYS;
      if (feed.url().getHost().startsWith("backplane") || feed.url().getHost().startsWith("cold")) {
        continue;
      }
      assertThat(parsed(feed).getEntries())
          .allSatisfy(entry -> assertThat(entry.getContents().isEmpty()).isEqualTo(teaser));
    }
  }

  @Test
  void answersThreeHundredAndFourToAKnownValidator() throws Exception {
    SampleWeb web = after(Duration.ofDays(7));
    URI feed = feed(web, "lattice").url();
    String etag = Visitor.get(feed).headers().getOrDefault("etag", "");

    assertThat(Visitor.ask("GET", feed, "If-None-Match: " + etag).status()).isEqualTo(304);
    assertThat(Visitor.ask("GET", feed, "If-None-Match: \"other\"").status()).isEqualTo(200);
    assertThat(Visitor.ask("POST", feed, "").status()).isEqualTo(405);
    assertThat(Visitor.ask("HEAD", feed, "").body()).isEmpty();
  }

  @Test
  void keepsFeedIdsAndGuidsWhenThePortChanges() {
    SampleWeb one = after(Duration.ofDays(7));
    SampleWeb other = after(Duration.ofDays(7));

    assertThat(one.port()).isNotEqualTo(other.port());
    assertThat(one.feeds()).extracting(Feed::id).containsExactlyElementsOf(ids(other));
    assertThat(one.truth())
        .extracting(Truth::guid)
        .containsExactlyElementsOf(other.truth().stream().map(Truth::guid).toList());
  }

  @Test
  void servesTranscriptAndChaptersOfEveryEpisode() throws Exception {
    SampleWeb web = after(Duration.ofDays(7));
    Document feed = xml(Visitor.get(feed(web, "backplane").url()).body());
    var transcripts = feed.getElementsByTagNameNS(PODCAST, "transcript");
    var chapters = feed.getElementsByTagNameNS(PODCAST, "chapters");

    assertThat(transcripts.getLength()).isEqualTo(3);
    assertThat(chapters.getLength()).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      readsAsWebVtt(get((Element) transcripts.item(i)));
      assertThat(get((Element) chapters.item(i)).body()).contains("\"startTime\":0");
    }
  }

  @Test
  void hasNoSoundToFetch() throws Exception {
    SampleWeb web = after(Duration.ofDays(7));
    for (SyndEntry episode : parsed(feed(web, "backplane")).getEntries()) {
      assertThat(episode.getEnclosures()).hasSize(1);
      URI audio = URI.create(episode.getEnclosures().getFirst().getUrl());
      assertThat(Visitor.get(audio).status()).isEqualTo(404);
    }
  }

  @Test
  void knowsNoHostButItsOwn() throws Exception {
    SampleWeb web = after(Duration.ofDays(7));
    URI stranger = URI.create("http://example.localhost:" + web.port() + "/feed.xml");
    assertThat(Visitor.get(stranger).status()).isEqualTo(404);
    URI bare = URI.create("http://127.0.0.1:" + web.port() + "/");
    assertThat(Visitor.get(bare).status()).isEqualTo(404);
  }

  private static void readsAsWebVtt(Visitor.Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("content-type", "text/vtt; charset=utf-8");
    String[] blocks = answer.body().strip().split("\\n\\n");
    assertThat(blocks[0]).isEqualTo("WEBVTT");
    assertThat(blocks[1]).startsWith("NOTE ");
    assertThat(blocks).hasSizeGreaterThan(40);
    String before = "00:00:00.000";
    for (int i = 2; i < blocks.length; i++) {
      Matcher cue = CUE.matcher(blocks[i]);
      assertThat(cue.matches()).as(blocks[i]).isTrue();
      assertThat(cue.group(1)).isGreaterThanOrEqualTo(before);
      assertThat(cue.group(2)).isGreaterThan(cue.group(1));
      before = cue.group(2);
    }
  }

  private SampleWeb after(Duration elapsed) {
    Clock clock = Clock.fixed(MONDAY.plus(elapsed), ZoneOffset.UTC);
    SampleWeb web = new SampleWeb(clock, MONDAY, 0);
    open.add(web);
    web.start();
    return web;
  }

  private static List<Feed> readable(SampleWeb web) {
    Set<String> feeds = new HashSet<>();
    web.truth().forEach(truth -> feeds.add(truth.feed()));
    return web.feeds().stream().filter(feed -> feeds.contains(feed.id())).toList();
  }

  private static List<String> ids(SampleWeb web) {
    return web.feeds().stream().map(Feed::id).toList();
  }

  private static Feed feed(SampleWeb web, String name) {
    return web.feeds().stream()
        .filter(feed -> feed.url().getHost().equals(name + ".localhost"))
        .findFirst()
        .orElseThrow();
  }

  private static SyndFeed parsed(Feed feed) throws IOException, FeedException {
    return new SyndFeedInput().build(new StringReader(Visitor.get(feed.url()).body()));
  }

  private static Visitor.Answer get(Element file) throws IOException {
    return Visitor.get(URI.create(file.getAttribute("url")));
  }

  private static Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }
}
