package tributary.publish.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.Sentence;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.publish.SampleItems;
import tributary.publish.SampleWeek;
import tributary.publish.library.Library;

/// The search page over a real index, over HTTP.
class SearchingTest {
  @TempDir Path folder;
  private final SampleShelf shelf = SampleShelf.week();
  private final HttpClient client = HttpClient.newHttpClient();
  private Library library;
  private Site site;
  private long offset;

  @BeforeEach
  void start() {
    library = Library.open(folder);
    shelf.items().values().forEach(this::put);
    library.flush();
    Clock clock = Clock.fixed(SampleWeek.PERIOD.to(), ZoneOffset.UTC);
    site =
        new Site(
            "127.0.0.1",
            0,
            () -> shelf.shown(List.of()),
            List.of(new Searching(() -> shelf.shown(List.of()), () -> library, clock)));
    site.start();
  }

  @AfterEach
  void stop() {
    site.close();
    client.close();
    library.close();
  }

  @Test
  void isAFeedOfTheNewestStoriesThatHaveIt() throws Exception {
    for (Story story : shelf.stories().all()) {
      Member member = story.members().getFirst();
      Sentence sentence = new Sentence("s0", "A gadget, they said.", null, null);
      put(SampleItems.item(member, story.id(), List.of(sentence)));
    }
    library.flush();
    Document page = Jsoup.parse(get("/search?q=gadget&after=2026-11-01&sort=newest&page=1").body());
    Element atom = page.selectFirst("link[rel=alternate][type=application/atom+xml]");
    assertThat(atom.attr("href")).isEqualTo("/search.atom?q=gadget&after=2026-11-01");
    assertThat(page.select("main a[type]").eachAttr("href"))
        .containsExactly(
            "/search.atom?q=gadget&after=2026-11-01", "/search.json?q=gadget&after=2026-11-01");

    HttpResponse<String> answer = get(atom.attr("href"));
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/atom+xml; charset=utf-8");
    Document feed = Jsoup.parse(answer.body(), "", Parser.xmlParser());
    assertThat(feed.select("feed > title").text()).isEqualTo("Search: gadget");
    assertThat(feed.select("feed > link[rel=self]").attr("href"))
        .isEqualTo(site.address().resolve("/search.atom?q=gadget&after=2026-11-01").toString());
    assertThat(feed.select("entry")).isNotEmpty();
    assertThat(feed.select("entry > updated").eachText())
        .isSortedAccordingTo(Comparator.reverseOrder());
    for (String story : feed.select("entry > link").eachAttr("href")) {
      assertThat(get(URI.create(story).getPath()).statusCode()).as(story).isEqualTo(200);
    }
    assertThat(get("/search.json?q=gadget&after=2026-11-01").body())
        .contains("https://jsonfeed.org/version/1.1", "Search: gadget");
  }

  @Test
  void aFeedOfASearchIsBoundedLikeItsPage() throws Exception {
    assertThat(get("/search.atom?q=" + "x".repeat(10_000)).statusCode()).isEqualTo(413);
    HttpResponse<String> hostile =
        get("/search.atom?q=%3Cscript%3E%22%26%00&kind=nonsense&after=never");
    assertThat(hostile.statusCode()).isEqualTo(200);
    assertThat(hostile.body()).doesNotContain("<script").doesNotContain("<entry");
    assertThat(get("/search.json?q=nothinghasthisword").body()).contains("\"items\" : [ ]");
  }

  private void put(Item item) {
    library.put(0, offset++, item.id(), item);
  }

  @Test
  void leadsFromAWordToTheMinuteAndToItsPlaceInTheTranscript() throws Exception {
    Item episode =
        shelf.items().values().stream()
            .filter(item -> item.sentences().stream().anyMatch(s -> s.second() != null))
            .findFirst()
            .orElseThrow();
    Sentence said =
        episode.sentences().stream().filter(s -> s.second() != null).findFirst().orElseThrow();
    Element found = page("\"" + said.text() + "\"").selectFirst(".snippet:has(.moment)");

    assertThat(found.selectFirst(".moment").attr("href")).endsWith(".mp3#t=" + said.second());
    String place = found.selectFirst("a.on").attr("href");
    Document transcript = Jsoup.parse(get(place.replaceAll("#.*", "")).body());
    assertThat(transcript.getElementById(place.replaceAll(".*#", "")).text())
        .isEqualTo(said.text());
  }

  @Test
  void marksWhatWasLookedForAndLeadsToItsStory() throws Exception {
    Document page = page("transformers");

    assertThat(page.select(".results mark").eachText())
        .isNotEmpty()
        .allMatch(word -> word.toLowerCase(Locale.ROOT).startsWith("transformer"));
    for (String story : page.select(".results h2 a").eachAttr("href")) {
      assertThat(get(story).statusCode()).isEqualTo(200);
    }
    assertThat(page.select(".results h2 a").eachAttr("href")).doesNotHaveDuplicates();
    assertThat(page.select("main input[name=q]").val()).isEqualTo("transformers");
  }

  @Test
  void narrowsByTheFormAsByWords() throws Exception {
    assertThat(page("kind:podcast the").select(".found .kind").eachText())
        .isNotEmpty()
        .containsOnly("Podcast");
    Document form = Jsoup.parse(get("/search?q=the&kind=podcast&after=2026-11-01").body());
    assertThat(form.select(".found .kind").eachText()).isNotEmpty().containsOnly("Podcast");
    assertThat(form.select("option[value=podcast]").hasAttr("selected")).isTrue();
    assertThat(form.select("input[name=after]").val()).isEqualTo("2026-11-01");
    String subject = form.select("select[name=subject] option").get(1).text();
    assertThat(page("subject:\"" + subject + "\"").select(".results > li")).isNotEmpty();
  }

  @Test
  void showsFiltersAndTheNewestWithoutAQuestion() throws Exception {
    Document page = Jsoup.parse(get("/search").body());

    assertThat(page.select("details").hasAttr("open")).isTrue();
    assertThat(page.select(".results > li")).hasSizeBetween(5, 10);
    assertThat(page.select(".counts").text()).startsWith("The newest of ");
    List<String> days = page.select(".results > li .found:first-of-type time").eachAttr("datetime");
    assertThat(days.getFirst()).isGreaterThanOrEqualTo(days.getLast());
  }

  @Test
  void offersAnotherSpellingAndSaysWhatToTry() throws Exception {
    Document near = page("transfomers");
    assertThat(near.select(".notice a").text()).isEqualTo("transformers");
    assertThat(near.select(".results > li")).isNotEmpty();

    Document nothing = page("zyxwvutsrq");
    assertThat(nothing.select("h2").text()).isEqualTo("Nothing was found");
    assertThat(nothing.select("main").text()).contains("Fewer words");
  }

  @Test
  void goesFromPageToPageAndSaysWhereTheyEnd() throws Exception {
    IntStream.range(0, 24).forEach(i -> put(SampleItems.article("extra" + i, 1, i)));
    library.flush();
    Document first = page("said version");
    assertThat(first.select(".pages").text()).contains("Page 1 of 3");
    String next = first.select("a[rel=next]").attr("href");
    Document second = Jsoup.parse(get(next).body());
    assertThat(second.select("a[rel=prev]")).hasSize(1);
    assertThat(second.select(".results h2").eachText()).hasSize(10);

    for (String past : List.of("4", "999999", "99999999999", "0", "-1", "x")) {
      HttpResponse<String> answer = get("/search?q=said+version&page=" + past);
      assertThat(answer.statusCode()).as(past).isEqualTo(404);
      assertThat(answer.body()).contains("pages 1 to 3");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "/.*/ [a TO *] ~ ^9 \\",
        "((((((((",
        "a* b* c* d*",
        "'; DROP TABLE stories; --",
        "\u202e\u0000\u200f",
        "%00%ff",
        "kind:<b> after:<i>"
      })
  void anHostileQuestionGetsAPageWithNothingOfItsOwn(String hostile) throws Exception {
    HttpResponse<String> answer = get("/search?q=" + encoded(hostile));
    Document page = Jsoup.parse(answer.body());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(page.select("script, img, i, .notice b")).isEmpty();
  }

  @Test
  void saysThatAQuestionIsTooLong() throws Exception {
    HttpResponse<String> answer = get("/search?q=" + "word+".repeat(2_000));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("at most 1,000 characters");
    assertThat(get("/search?q=" + "word+".repeat(150)).body()).contains("Only the first 24 words");
  }

  @Test
  void showsAScriptInATitleAsTextAndTurnsNoDirection() throws Exception {
    Member member = SampleWeek.member("evil", "<i>Outlet</i>", "2026-11-12T12:00:00Z");
    put(
        SampleItems.item(
            new Member(
                "evil",
                1,
                member.role(),
                Kind.POST,
                member.origin(),
                "<script>alert('needle')</script> \u202eright to left",
                URI.create("javascript:alert(1)"),
                null,
                member.published(),
                member.firstSeen(),
                false,
                null,
                null),
            "nowhere",
            List.of(SampleItems.written(1, "<img src=x> a needle <b>here</b>."))));
    library.flush();
    Document page = page("needle");

    assertThat(page.select("script, img, i, .snippet b, a[href^=javascript]")).isEmpty();
    assertThat(page.select(".results h2").text()).contains("<script>alert('needle')</script>");
    assertThat(page.select(".results h2").text()).doesNotContain("\u202e");
    assertThat(page.select(".results mark").eachText()).containsExactly("needle", "needle");
    assertThat(page.select(".results [dir=auto]")).isNotEmpty();
  }

  private Document page(String question) throws IOException, InterruptedException {
    HttpResponse<String> answer = get("/search?q=" + encoded(question));
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(site.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
