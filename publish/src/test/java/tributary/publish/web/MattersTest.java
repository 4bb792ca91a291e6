package tributary.publish.web;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.SampleWeek.member;
import static tributary.publish.SampleWeek.says;
import static tributary.publish.SampleWeek.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.item.Ids;
import tributary.events.item.Kind;
import tributary.events.item.Sentence;
import tributary.events.item.SubjectTag;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;
import tributary.publish.SampleItems;
import tributary.publish.SampleStories;
import tributary.publish.SampleWeek;

class MattersTest {
  private static final SubjectTag POWER =
      new SubjectTag(Ids.hash("Power and grid"), "Power and grid", 900, "words");
  private static final String GRID = "/subjects/" + POWER.subject();

  private final SampleShelf shelf = SampleShelf.week();
  private final List<Digest> editions = new ArrayList<>(List.of(SampleWeek.digest()));
  private final HttpClient client = HttpClient.newHttpClient();
  private final Site site = new Site("127.0.0.1", 0, () -> shelf.shown(editions), List.of());

  @BeforeEach
  void start() {
    site.start();
  }

  @AfterEach
  void stop() {
    site.close();
    client.close();
  }

  @Test
  void leadsFromEveryCitationOfEveryPageToItsSourceAndBack() throws Exception {
    List<String> paths = new ArrayList<>(List.of("/", GRID, GRID + "/insights"));
    shelf.stories().all().forEach(story -> paths.add("/stories/" + story.id()));
    for (String path : paths) {
      Document page = page(path);
      assertThat(page.select("a.cite")).as(path).isNotEmpty();
      for (Element cite : page.select("a.cite")) {
        Element source = page.selectFirst("li" + cite.attr("href"));
        assertThat(source.select(".number").text()).isEqualTo(cite.text().replaceAll("\\D", ""));
        assertThat(source.select("a.back[href=#" + cite.id() + "]")).hasSize(1);
      }
      whole(page, path);
    }
  }

  /// No heading over nothing, no id twice, no anchor and no page of ours that leads nowhere.
  private void whole(Document page, String path) throws IOException, InterruptedException {
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).as(path).doesNotHaveDuplicates();
    assertThat(page.select("a[href^=#]").eachAttr("href"))
        .as(path)
        .allMatch(href -> ids.contains(href.substring(1)));
    for (Element heading : page.select("section > h2")) {
      assertThat(heading.text()).as(path).isNotBlank();
      assertThat(heading.parent().text().length())
          .as(path + ": " + heading.text())
          .isGreaterThan(heading.text().length() + 1);
    }
    assertThat(page.select("script, style, [style], img, iframe")).as(path).isEmpty();
    assertThat(page.text()).as(path).doesNotContain("null", "[]", "…");
  }

  @Test
  void everyLinkToAPageOfOursLeadsToOne() throws Exception {
    List<String> seen = new ArrayList<>(List.of("/", "/subjects"));
    for (int i = 0; i < seen.size(); i++) {
      HttpResponse<String> answer = get(seen.get(i));
      assertThat(answer.statusCode()).as(seen.get(i)).isEqualTo(200);
      Document page = Jsoup.parse(answer.body());
      page.select(".bar, .house").remove(); // other corners' parts, which this site has not
      page.select("a[href^=/]").eachAttr("href").stream()
          .map(href -> href.replaceAll("#.*", ""))
          .filter(href -> !seen.contains(href))
          .distinct()
          .forEach(seen::add);
    }
    assertThat(seen).hasSizeGreaterThan(30);
  }

  @Test
  void showsAStoryWithAllItsParts() throws Exception {
    Document page =
        page(
            "/stories/"
                + Ids.hash("Half of planned US data centres wait for transformers and switchgear"));

    assertThat(page.select("h2").eachText())
        .containsExactly(
            "Summary",
            "Key details",
            "What sources disagree on",
            "How it developed",
            "Related coverage",
            "Sources");
    assertThat(page.select(".side .value").eachText()).containsExactly("nearly 50 %", "over 50 %");
    assertThat(page.select(".lede").text()).startsWith("Nearly 50 %");
    assertThat(page.select(".colophon p:not(.house) a").eachText())
        .containsExactly("The week in brief, 9–16 November 2026");
  }

  @Test
  void saysNoSentenceOfAStoryTwice() throws Exception {
    for (Story told : shelf.stories().all()) {
      Document page = page("/stories/" + told.id());
      List<String> sentences =
          page.select(".lede, section:not(:has(.timeline, .side)) > p, .lines > li > span")
              .eachText();
      assertThat(sentences).doesNotHaveDuplicates();
    }
  }

  @Test
  void leadsIntoTheRecordingAndIntoTheTranscript() throws Exception {
    Document story =
        page("/stories/" + Ids.hash("Spot prices of NVIDIA GPUs rise 48 % in two months"));
    assertThat(story.selectFirst("a.moment").attr("href")).endsWith(".mp3#t=754");
    String own = story.selectFirst(".sources a[href^=/episodes/]").attr("href");

    Document episode = page(own);

    assertThat(episode.select(".chapters h3").eachText())
        .containsExactly("Before the news", "What was said at length");
    assertThat(episode.select(".chapters .moment").eachAttr("href"))
        .allMatch(href -> href.matches("https://rackmountradio\\.example/.*\\.mp3#t=(0|754)"));
    assertThat(episode.select("a.spot")).isNotEmpty();
    assertThat(episode.select(".facts").text()).contains("13 November 2026", "1 h 1 min");
    assertThat(episode.select(".passage b").text()).isEqualTo("Ada Host");
    whole(episode, own);
  }

  @Test
  void sendsFromAMergedStoryToTheOneThatHasItNow() throws Exception {
    Story survivor = shelf.stories().all().getFirst();
    shelf.put(
        new Story(
            "gone",
            3,
            "Gone",
            survivor.closedAt(),
            survivor.members(),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            survivor.id(),
            "test"));

    HttpResponse<String> answer = get("/stories/gone");

    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location")).contains("/stories/" + survivor.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/stories/unknown",
        "/stories/%3Cscript%3E",
        "/episodes/unknown",
        "/subjects/unknown",
        "/subjects/unknown/insights",
        "/subjects/unknown/sources?page=7"
      })
  void answersWhatNobodyKnowsWithAPageAndAWayOn(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("<script");
    Document page = Jsoup.parse(answer.body());
    assertThat(page.text()).contains("There is no such page");
    assertThat(page.select(".ways a").eachAttr("href")).contains("/", "/editions", "/subjects");
  }

  @Test
  void sendsFromAnItemThatIsNoEpisodeToItsStory() throws Exception {
    Member written =
        shelf.stories().all().stream()
            .flatMap(s -> s.members().stream())
            .filter(m -> m.kind() != Kind.PODCAST)
            .findFirst()
            .orElseThrow();

    assertThat(get("/episodes/" + written.item()).statusCode()).isEqualTo(302);
  }

  @Test
  void countsInsightsAndSourcesAndPagesThemToTheEnd() throws Exception {
    List<Member> members = new ArrayList<>();
    List<Insight> insights = new ArrayList<>();
    for (int i = 0; i < 47; i++) {
      Member member = member("m" + i, "Outlet " + (char) ('A' + i % 5), "2026-11-12T12:00:00Z");
      members.add(member);
      insights.add(says("Site number " + i + " was connected to the grid.", member, null));
    }
    Story big = story("big", "Many sites are connected", members, insights, List.of(POWER));
    shelf.items().putAll(SampleStories.items(List.of(big)));
    shelf.put(big);

    Document first = page(GRID);
    assertThat(first.select(".masthead .counts").text()).contains("53 insights from 52 sources");
    assertThat(first.select(".insights > li")).hasSize(20);
    Document third = page(GRID + "/insights?page=3");
    assertThat(third.select(".insights > li")).hasSize(13);
    assertThat(third.select(".insights > li").first().attr("value")).isEqualTo("41");
    assertThat(third.select(".pages a").eachText()).containsExactly("Newer insights");
    for (String beyond : List.of("4", "0", "-1", "99999999999", "x")) {
      assertThat(get(GRID + "/insights?page=" + beyond).statusCode()).isEqualTo(404);
    }
    assertThat(get(GRID + "/insights?page=4").body()).contains("There are pages 1 to 3 here.");
    assertThat(page(GRID + "/sources").select("ol.plain > li")).hasSize(52);
  }

  @Test
  void showsAWholePageOfAStoryWhoseSourceWasTakenBack() throws Exception {
    Story told =
        shelf.stories().all().stream()
            .filter(s -> s.members().size() > 2)
            .findFirst()
            .orElseThrow();
    String before = page("/stories/" + told.id()).select(".paper").text();
    shelf.items().remove(told.members().getFirst().item());

    Document page = page("/stories/" + told.id());

    assertThat(page.select(".paper").text()).isEqualTo(before);
    assertThat(page.select(".sources li").first().text()).contains("no longer kept here");
    whole(page, "a story without its first source");
    assertThat(get("/subjects/" + told.subjects().getFirst().subject()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void leavesOutOfASubjectWhatItsSourceDoesNotSay() throws Exception {
    Member one = member("liar", "The Liar", "2026-11-12T12:00:00Z");
    String said = "The grid is fine.";
    Story told = story("s", "A lie", List.of(one), List.of(says(said, one, null)), List.of(POWER));
    shelf.put(told); // and no item that says so

    assertThat(page(GRID).text()).doesNotContain(said);
    assertThat(page("/stories/s").text()).contains(said);

    shelf.items().putAll(SampleStories.items(List.of(told)));
    assertThat(page(GRID).text()).contains(said);
  }

  @Test
  void surveysASubjectAgainWhenOneOfItsStoriesIsAnother() throws Exception {
    assertThat(page(GRID).text()).doesNotContain("Brand new");
    Member one = member("late", "The Ledger", "2026-11-15T12:00:00Z");
    Insight insight = says("A line of 400 kV was opened.", one, null);
    Story told = story("s", "Brand new line", List.of(one), List.of(insight), List.of(POWER));
    shelf.items().putAll(SampleStories.items(List.of(told)));
    shelf.put(told);

    Document page = page(GRID);

    assertThat(page.select(".timeline").first().text()).contains("Brand new line");
    assertThat(page.select("section h2").first().text()).startsWith("What changed in the week of");
  }

  @Test
  void showsWhatAModelWroteAsSuch() throws Exception {
    Digest digest = editions.getFirst();
    Digest.Entry entry = digest.entries().getFirst();
    Claim source = entry.insights().getFirst().said();
    Claim simply = new Claim("If some chips break, the others just go on.", source.citations());
    Digest.Generated generated =
        new Digest.Generated(
            "small-model", List.of(simply), List.of(), List.of(), List.of(), List.of(), 1);
    List<Digest.Entry> entries = new ArrayList<>(digest.entries());
    entries.set(0, entry.with(generated));
    editions.set(0, digest.with(entries, null));

    for (String path : List.of("/", "/stories/" + entry.story())) {
      Document page = page(path);
      Element aside = page.selectFirst("aside.generated");
      assertThat(aside.text())
          .as(path)
          .startsWith("Generated by small-model")
          .contains("just go on");
      assertThat(aside.select("h2, h3").eachText()).containsExactly("Explained simply");
      assertThat(aside.select("a.cite")).isNotEmpty();
      whole(page, path);
    }
  }

  @Test
  void showsAnEpisodeOfSixHoursWhole() throws Exception {
    Member member =
        member(
            "long", Kind.PODCAST, "Marathon", "All night", "2026-11-12T12:00:00Z", Role.ORIGINAL);
    List<Sentence> sentences =
        IntStream.range(0, 7200)
            .mapToObj(i -> new Sentence(i + "-x", "Sentence " + i + ".", i * 3, null))
            .toList();
    shelf.items().put("long", SampleItems.item(member, "none", sentences));

    Document page = page("/episodes/long");

    assertThat(page.select(".passage span[id]")).hasSize(7200);
    assertThat(page.select(".passage a.moment").last().text()).startsWith("5:59:");
    whole(page, "an episode of six hours");
  }

  @Test
  void showsHostileTextAsText() throws Exception {
    String evil = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";
    SubjectTag tag = new SubjectTag("a/b\"<c>", evil, 900, "words");
    Member one = member("m", Kind.PODCAST, evil, evil, "2026-11-12T12:00:00Z", Role.ORIGINAL);
    Member unsafe =
        new Member(
            one.item(),
            1,
            one.role(),
            one.kind(),
            one.origin(),
            evil,
            URI.create("javascript:alert(3)"),
            URI.create("data:audio/mpeg,x"),
            Instant.parse("2026-11-12T12:00:00Z"),
            one.firstSeen(),
            false,
            null,
            null);
    Story told = story("evil", evil, List.of(unsafe), List.of(says(evil, unsafe, 9)), List.of(tag));
    shelf.items().putAll(SampleStories.items(List.of(told)));
    shelf.put(told);

    for (String path :
        List.of(
            "/stories/evil",
            "/episodes/m",
            "/subjects",
            "/subjects/a%2Fb%22%3Cc%3E",
            "/subjects/a%2Fb%22%3Cc%3E/sources")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      Document page = Jsoup.parse(answer.body());
      assertThat(page.select("script, img, [onerror]")).as(path).isEmpty();
      assertThat(page.select("a[href^=javascript], a[href^=data]")).as(path).isEmpty();
      assertThat(page.text()).as(path).contains("<script>alert(2)</script>");
    }
  }

  @Test
  void letsTextFindItsOwnDirection() throws Exception {
    Member one = member("ar", "الجريدة", "2026-11-12T12:00:00Z");
    String said = "افتتحت الشركة مركز بيانات جديدا في المدينة.";
    Story told =
        story(
            "arabic", "مركز بيانات جديد", List.of(one), List.of(says(said, one, null)), List.of());
    shelf.put(SampleStories.with(told, null, List.of()));

    Document page = page("/stories/arabic");

    assertThat(page.selectFirst("h1").attr("dir")).isEqualTo("auto");
    assertThat(page.selectFirst(":containsOwn(" + said + ")").attr("dir")).isEqualTo("auto");
  }

  @Test
  void listsTheSubjectsThereAre() throws Exception {
    assertThat(page("/subjects").select(".editions a").eachText())
        .contains("Power and grid", "Hardware", "Inference")
        .isSorted();
  }

  /// A subject that is not surveyed yet has its page looked at again, as a browser does.
  private Document page(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    while (answer.headers().firstValue("Refresh").isPresent()) {
      answer = get(path);
    }
    return Jsoup.parse(answer.body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(site.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
