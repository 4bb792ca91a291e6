package tributary.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tributary.ingest.text.Reading;

class PageTest {
  private static final URI AT = URI.create("http://outlet.example/a/1?utm_source=feed");
  private static final String TEXT =
      "<p>The new accelerator was shown on Monday, and it draws less power than the old one, "
          + "said the maker. Its memory holds twice as much, and its links are faster.</p>";

  private static Reading<Page> read(String html) {
    return Page.read(html.getBytes(StandardCharsets.UTF_8), AT, "text/html; charset=utf-8");
  }

  private static Page page(String body) {
    return page("<title>Accelerator shown</title>", body);
  }

  private static Page page(String head, String body) {
    Reading<Page> reading =
        read("<html lang=en><head>" + head + "</head><body>" + body + "</body></html>");
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read<Page>) reading).value();
  }

  @Test
  void extractsTheArticleFromItsSurroundings() {
    Page page =
        page(
            "<title>Accelerator shown | Outlet</title><link rel='canonical' href='/a/1'>"
                + "<meta property='og:image' content='/i.png'>",
            "<nav><a href='/'>Home</a> <a href='/x'>Other news</a></nav><article>"
                + "<h1>Accelerator shown</h1>"
                + TEXT.repeat(4)
                + "<p>See <a href='/spec'>the data sheet</a>, which gives the whole picture, in all"
                + " detail, with tables, charts and more.</p></article>"
                + "<footer>Subscribe now</footer>");

    assertThat(page.html())
        .contains("draws less power")
        .contains("href=\"http://outlet.example/spec\"")
        .doesNotContain("Subscribe now")
        .doesNotContain("Other news");
    assertThat(page.title()).isEqualTo("Accelerator shown");
    assertThat(page.language()).isEqualTo("en");
    assertThat(page.canonical()).isEqualTo(URI.create("http://outlet.example/a/1"));
    assertThat(page.image()).isEqualTo(URI.create("http://outlet.example/i.png"));
    assertThat(page.whole()).isTrue();
  }

  @Test
  void leavesOutWhatStandsBetweenTheParagraphs() {
    Page page =
        page(
            "<div class=story><h1>Accelerator shown</h1><p class=byline>By Ada Writer</p>"
                + TEXT
                + "<figure><img src=/i.png><figcaption>The card on its stand. Photo: Outlet</figcaption>"
                + "</figure>"
                + TEXT
                + "<p><b>Read more:</b> <a href=/old>The old accelerator, two years on</a></p>"
                + "<p><a href=/other>Ten machines that nobody needs any more</a></p>"
                + TEXT
                + "<div class=relatedStories><p>Another story, long enough to look like a paragraph of"
                + " this one, but about something else.</p></div>"
                + TEXT
                + "<p>Sign up for our <a href=/n>newsletter</a>!</p></div>");

    assertThat(page.text().split("\n\n")).hasSize(4).allMatch(p -> p.startsWith("The new acc"));
    assertThat(page.html()).contains("<img");
  }

  @Test
  void keepsLinksToSourcesElsewhere() {
    Page page =
        page(
            "<article>"
                + TEXT.repeat(3)
                + "<p><a href='http://maker.example/report'>The maker's own report, in full</a></p>"
                + "</article>");

    assertThat(page.text()).endsWith("The maker's own report, in full");
  }

  @Test
  void keepsAnArticleWhateverItsFrameIsCalled() {
    Page page =
        page(
            "<div class='layout has-sidebar related'><div class='promo comments-open'>"
                + TEXT.repeat(5)
                + "</div></div>");

    assertThat(page.text().split("\n\n")).hasSize(5);
  }

  @Test
  void leavesOutCommentsLongerThanTheArticle() {
    Page page =
        page(
            "<main><h1>Accelerator shown</h1><div class=post>"
                + TEXT.repeat(2)
                + "</div></main><div id=comments><ol>"
                + "<li><p>I do not believe a word of it, and I have been in this trade for thirty years."
                    .repeat(20)
                + "</ol></div>");

    assertThat(page.text()).contains("draws less power").doesNotContain("thirty years");
  }

  @Test
  void leavesOutInvitationsToOtherArticles() {
    String card =
        "<article><h2><a href=/2>Another story</a></h2><p>What it is about, in a sentence that is"
            + " long enough to be taken for a paragraph.</p></article>";
    Page page =
        page("<main><article>" + TEXT.repeat(6) + "</article>" + card.repeat(4) + "</main>");

    assertThat(page.text()).doesNotContain("What it is about");
  }

  @Test
  void takesWhatThePageItselfMarksAsItsArticle() {
    String elsewhere =
        "<p>Terms and conditions go on for very long, with commas, clauses, and more of them.</p>";
    Page page =
        page(
            "<div><div>"
                + elsewhere.repeat(30)
                + "</div></div><section itemprop=articleBody><span>"
                + TEXT.repeat(4)
                + "</span></section>");

    assertThat(page.text()).contains("draws less power").doesNotContain("Terms and conditions");
  }

  @Test
  void readsTheArticleFromDataWhereThePageShowsNone() {
    String body = "The new accelerator was shown on Monday, and it draws less power. ".repeat(8);
    Page page =
        page(
            "<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"NewsArticle\"],\n"
                + "\"headline\":\"Accelerator shown\",\"articleBody\":\""
                + body
                + "\",}]}</script>",
            "<div id=app></div>");

    assertThat(page.text()).isEqualTo(body.strip());
    assertThat(page.title()).isEqualTo("Accelerator shown");
  }

  @Test
  void saysWhoWroteItAndWhenAndHowItKnows() {
    Page page =
        page(
            "<title>x</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                + "\"datePublished\":\"2026-03-02T08:00:00+01:00\",\"author\":[{\"name\":\"Ada Writer\"},"
                + "{\"name\":\"Bo Reporter\"}]}</script>"
                + "<meta property='article:published_time' content='2026-03-01T00:00:00Z'>",
            "<article>" + TEXT.repeat(4) + "</article>");

    assertThat(page.byline()).isEqualTo("Ada Writer, Bo Reporter");
    assertThat(page.published().at()).isEqualTo(Instant.parse("2026-03-02T07:00:00Z"));
    assertThat(page.published().rule()).startsWith("JSON-LD datePublished, ISO 8601");
  }

  @Test
  void readsDatesWhereThePageShowsThem() {
    Page page =
        page("<article><time datetime=2026-03-02>Monday</time>" + TEXT.repeat(4) + "</article>");

    assertThat(page.published().at()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
    assertThat(page.published().rule()).startsWith("article time datetime");
  }

  @Test
  void refusesAPageThatIsNestedTooDeep() {
    assertThat(read("<div>".repeat(5000) + TEXT.repeat(9)))
        .isEqualTo(new Reading.Unreadable<>("the page is nested too deep"));
  }

  @Test
  void refusesAPageLargerThanIsRead() {
    assertThat(read("<b><p>".repeat(60_000)).toString()).contains("larger than is read");
    assertThat(read("<".repeat(2_100_000)).toString()).contains("larger than is read");
  }

  @Test
  void findsNoArticleWhereThereIsNone() {
    assertThat(read("")).isEqualTo(new Reading.Unreadable<>("the page holds no article"));
    assertThat(read("<html><body><img src=x></body></html>"))
        .isEqualTo(new Reading.Unreadable<>("the page holds no article"));
  }
}
