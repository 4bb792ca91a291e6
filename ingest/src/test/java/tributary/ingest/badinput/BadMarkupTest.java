package tributary.ingest.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.ingest.text.Sanitizer;

/// HTML of the catalogue, `docs/bad-input.md`.
class BadMarkupTest {
  private static final URI AT = URI.create("http://o.example/");
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>a",
        "<p onclick=alert(1)>a",
        "<a href='javascript:alert(1)'>a</a>",
        "<a href='java\tscript:alert(1)'>a</a>",
        "<a href='java&#10;script&colon;alert(1)'>a</a>",
        "<a href='vbscript:x'>a</a>",
        "<a href='data:text/html,<script>1</script>'>a</a>",
        "<iframe srcdoc='<script>1</script>'></iframe>a",
        "<object data=x></object><embed src=x><portal src=x></portal>a",
        "<form action=x><button formaction=javascript:1>a</button><input></form>",
        "<base href=http://evil.example/><meta http-equiv=refresh content=0><link rel=x href=y>a",
        "<img srcset='javascript:1 2x' src='javascript:1'>a",
        "<svg><script>1</script><use href='data:x'/><foreignObject>b</foreignObject></svg>a",
        "<script\u0007>1</script\u0007>a",
        "<style>@import 'x'</style><p style='position:fixed;background:url(x)'>a"
      })
  void nothingActiveIsLeft(String foreign) {
    String safe = Sanitizer.html(foreign, AT);
    Document tree = Jsoup.parse(safe == null ? "" : safe);
    assertThat(tree.select("script, style, iframe, object, embed, portal, form, input, button"))
        .isEmpty();
    assertThat(tree.body().select("base, meta, link, svg, use, foreignObject")).isEmpty();
    for (Element element : tree.body().getAllElements()) {
      element
          .attributes()
          .forEach(a -> assertThat(a.getKey()).doesNotStartWith("on").isNotIn("style", "srcdoc"));
    }
    for (Element link : tree.select("[href], [src]")) {
      String address = link.hasAttr("href") ? link.attr("href") : link.attr("src");
      assertThat(SCHEMES).contains(String.valueOf(URI.create(address).getScheme()));
    }
  }

  /// Measured against as much of plain text, as machines are busy now and then.
  @Test
  void hugeMarkupIsCleanedInTimeAndHardlyGrows() {
    Duration plain = cleaning("<p>a</p>");
    for (String piece : new String[] {"<div>", "<b><p>", "<a href=x>", "<table><tr><td>", "<"}) {
      assertThat(cleaning(piece))
          .as(piece)
          .isLessThan(plain.multipliedBy(10).plus(Duration.ofSeconds(30)));
    }
  }

  private static Duration cleaning(String piece) {
    String foreign = piece.repeat(500_000 / piece.length());
    long begin = System.nanoTime();
    String safe = Sanitizer.html(foreign, AT);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(safe == null ? 0 : safe.length()).as(piece).isLessThan(10 * foreign.length());
    return took;
  }

  @Test
  void aTitleIsWordsAndNothingElse() {
    assertThat(Sanitizer.line("A <b>bold</b>\r\nBcc: evil@x.example title"))
        .isEqualTo("A bold Bcc: evil@x.example title");
    assertThat(Sanitizer.line("{{x}} ${jndi:ldap://x} %s")).isEqualTo("{{x}} ${jndi:ldap://x} %s");
  }

  @Test
  void aCutTearsNoCharacter() {
    String faces = "\uD83D\uDE00".repeat(600);
    assertThat(Sanitizer.line("x" + faces)).hasSize(999).endsWith("\uD83D\uDE00");
    assertThat(Sanitizer.cut(faces, 3)).isEqualTo("\uD83D\uDE00");
  }
}
