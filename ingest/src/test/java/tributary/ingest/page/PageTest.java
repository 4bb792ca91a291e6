package tributary.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
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

  @Test
  void extractsTheArticleFromItsSurroundings() {
    Reading<Page> reading =
        read(
            "<html lang='en'><head><title>Accelerator shown</title>"
                + "<link rel='canonical' href='/a/1'><meta property='og:image' content='/i.png'>"
                + "</head><body><nav><a href='/'>Home</a> <a href='/x'>Other news</a></nav><article>"
                + "<h1>Accelerator shown</h1>"
                + TEXT.repeat(4)
                + "<p>See <a href='/spec'>the data sheet</a>, which gives the whole picture, in all"
                + " detail, with tables, charts and more.</p></article>"
                + "<footer>Subscribe now</footer></body></html>");

    assertThat(reading).isInstanceOf(Reading.Read.class);
    Page page = ((Reading.Read<Page>) reading).value();
    assertThat(page.html())
        .contains("draws less power")
        .contains("href=\"http://outlet.example/spec\"")
        .doesNotContain("Subscribe now")
        .doesNotContain("Other news");
    assertThat(page.title()).isEqualTo("Accelerator shown");
    assertThat(page.language()).isEqualTo("en");
    assertThat(page.canonical()).isEqualTo(URI.create("http://outlet.example/a/1"));
    assertThat(page.image()).isEqualTo(URI.create("http://outlet.example/i.png"));
  }

  @Test
  void findsNoArticleInAWall() {
    assertThat(read("<html><body><h1>Please accept cookies</h1></body></html>"))
        .isInstanceOf(Reading.Unreadable.class);
    assertThat(read("")).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void refusesAPageThatIsNestedTooDeep() {
    assertThat(read("<div>".repeat(5000) + TEXT.repeat(9)))
        .isEqualTo(new Reading.Unreadable<>("the page is nested too deep"));
  }
}
