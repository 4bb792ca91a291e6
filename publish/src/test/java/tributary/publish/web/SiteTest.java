package tributary.publish.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tributary.publish.SampleWeek.member;
import static tributary.publish.SampleWeek.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Digest;
import tributary.events.item.Kind;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.publish.SampleWeek;
import tributary.publish.digest.Editor;
import tributary.publish.digest.Told;

class SiteTest {
  private final List<Digest> editions = new ArrayList<>(List.of(SampleWeek.digest()));
  private final HttpClient client = HttpClient.newHttpClient();
  private Site site;

  @BeforeEach
  void start() {
    site = new Site("127.0.0.1", 0, () -> SampleShelf.with(List.of()).shown(editions), List.of());
    site.start();
  }

  @AfterEach
  void stop() {
    site.close();
    client.close();
  }

  @Test
  void answersHeadAsGetWithoutTheText() throws Exception {
    for (String path :
        List.of(
            "/",
            "/editions",
            "/editions/weekly-2026-W46",
            "/nothing",
            "/health/live",
            "/stories/x")) {
      HttpRequest.Builder asked = HttpRequest.newBuilder(site.address().resolve(path));
      HttpResponse<String> got =
          client.send(asked.GET().build(), HttpResponse.BodyHandlers.ofString());
      HttpResponse<String> head =
          client.send(asked.HEAD().build(), HttpResponse.BodyHandlers.ofString());

      assertThat(head.statusCode()).as(path).isEqualTo(got.statusCode());
      assertThat(head.body()).as(path).isEmpty();
      for (String name :
          List.of("Content-Type", "ETag", "Cache-Control", "Content-Security-Policy")) {
        assertThat(head.headers().allValues(name))
            .as(path + " " + name)
            .isEqualTo(got.headers().allValues(name));
      }
    }
  }

  @Test
  void leadsFromEveryCitationToItsSourceAndBack() throws Exception {
    Document page = page("/");

    assertThat(page.select("a.cite")).hasSizeGreaterThan(10);
    for (Element cite : page.select("a.cite")) {
      Element source = page.selectFirst("li" + cite.attr("href"));
      assertThat(source.select(".number").text()).isEqualTo(cite.text().replaceAll("\\D", ""));
      assertThat(source.select("a.back[href=#" + cite.id() + "]")).hasSize(1);
    }
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void leadsIntoARecordingAtTheMinute() throws Exception {
    Element moment = page("/").selectFirst("#story-1 a.moment");

    assertThat(moment.text()).isEqualTo("12:34");
    assertThat(moment.attr("href"))
        .startsWith("https://computehour.example/")
        .endsWith(".mp3#t=754");
  }

  @Test
  void showsTheNewestEditionItsOwnPageAndTheArchive() throws Exception {
    assertThat(page("/").select("h1").text()).isEqualTo("The week in brief");
    assertThat(page("/editions/weekly-2026-W46").html()).isEqualTo(page("/").html());
    assertThat(page("/editions").select(".editions a").attr("href"))
        .isEqualTo("/editions/weekly-2026-W46");
    assertThat(page("/").select(".unreached li")).hasSize(2);
  }

  @Test
  void loadsNothingButItsOwnStyleSheetAndRunsNothing() throws Exception {
    HttpResponse<String> response = get("/");
    Document page = Jsoup.parse(response.body());

    assertThat(response.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.select("script, style, [style], img, iframe")).isEmpty();
    String sheet = page.selectFirst("link[rel=stylesheet]").attr("href");
    assertThat(get(sheet).headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
    assertThat(get(sheet).body()).contains("prefers-color-scheme: dark").contains("@media print");
  }

  @Test
  void showsAScriptInATitleAsTextAndFollowsNoUnsafeLink() throws Exception {
    Member safe = member("m1", "<b>Outlet</b>", "2026-11-12T12:00:00Z");
    Member unsafe =
        new Member(
            "m2",
            1,
            Role.COVERAGE,
            Kind.POST,
            safe.origin(),
            "\"><img src=x onerror=alert(1)>",
            URI.create("javascript:alert(1)"),
            null,
            safe.published(),
            safe.firstSeen(),
            false,
            null,
            null);
    editions.set(
        0,
        new Editor(SampleWeek.PLAN, SampleWeek.PERIOD, new Told(Set.of(), Set.of()))
            .edit(
                List.of(story("s", "<script>alert(1)</script>", List.of(safe, unsafe))),
                List.of()));

    Document page = page("/");

    assertThat(page.select("script, img, b:contains(Outlet) b")).isEmpty();
    assertThat(page.select("h2").text()).contains("<script>alert(1)</script>");
    assertThat(page.select("a[href^=javascript]")).isEmpty();
    assertThat(page.select("#source-2 .title").text()).contains("onerror");
  }

  @Test
  void saysWhenTheFirstEditionIsDue() throws Exception {
    editions.clear();

    assertThat(page("/").text()).contains("There is no edition yet").contains("Monday at seven");
    assertThat(page("/editions").text()).contains("There is no edition yet");
  }

  @Test
  void answersWhatItDoesNotHaveWithAPage() throws Exception {
    HttpResponse<String> response = get("/editions/%3Cscript%3E");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("There is no such page").doesNotContain("<script");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void usesNoAnchorThatLeadsNowhere() throws Exception {
    Document page = page("/");
    Set<String> ids = new HashSet<>(page.select("[id]").eachAttr("id"));

    assertThat(page.select("a[href^=#]").eachAttr("href"))
        .isNotEmpty()
        .allMatch(href -> ids.contains(href.substring(1)));
  }

  @Test
  void saysSoWhenThePortIsTaken() {
    Site second =
        new Site(
            "127.0.0.1",
            site.port(),
            () -> SampleShelf.with(List.of()).shown(List.of()),
            List.of());

    assertThatThrownBy(second::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("127.0.0.1:" + site.port())
        .hasMessageContaining("publish.web.port");
    second.close();
  }

  private Document page(String path) throws IOException, InterruptedException {
    return Jsoup.parse(get(path).body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(site.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
