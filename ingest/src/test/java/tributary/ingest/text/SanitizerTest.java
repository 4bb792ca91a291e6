package tributary.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizerTest {
  private static final URI AT = URI.create("http://outlet.example/a/");

  private static String clean(String html) {
    return String.valueOf(Sanitizer.html(html, AT));
  }

  private static List<Attribute> attributes(String html) {
    return Jsoup.parseBodyFragment(html).getAllElements().stream()
        .flatMap(e -> e.attributes().asList().stream())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<p onclick=alert(1)>a</p>",
        "<a href=\"java\tscript:alert(1)\">a</a>",
        "<a href=\"&#106;avascript:alert(1)\">a</a>",
        "<a href=\"vbscript:x\">a</a><a href=\"data:text/html,x\">a</a>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<ifr<iframe>ame src=javascript:alert(1)>",
        "<scr<iframe>ipt>alert(1)</scr</iframe>ipt>",
        "<object data=javascript:x></object><embed src=javascript:x><portal src=x></portal>",
        "<button formaction=javascript:x>a</button><form action=javascript:x><input name=a></form>",
        "<base href=\"javascript:\"><meta http-equiv=refresh content=0><link rel=stylesheet"
            + " href=x>",
        "<img srcset=\"javascript:x 1x\" src=javascript:x>",
        "<svg><script>alert(1)</script><use"
            + " href=\"data:x\"/><foreignObject>a</foreignObject></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<style>@import 'x'</style><p style=\"background:url(javascript:x);position:fixed\">a</p>",
        "<video poster=\"javascript:x\" src=\"javascript:x\" autoplay onplay=x></video>",
        "<del cite=\"javascript:x\">a</del><time datetime=x onfocus=x>a</time>"
      })
  void letsNothingThroughThatActs(String html) {
    String safe = clean(html).toLowerCase(Locale.ROOT);

    assertThat(safe)
        .doesNotContain("<script", "<iframe", "<style", "<object", "<embed", "<form", "<input")
        .doesNotContain("<button", "<base", "<meta", "<link", "<svg", "<math", "<portal");
    for (Attribute attribute : attributes(safe)) {
      assertThat(attribute.getKey()).doesNotMatch("on.*|style|srcset|srcdoc|poster|autoplay");
      assertThat(attribute.getValue()).doesNotMatch("\\s*(?:javascript|vbscript|data):.*");
    }
    assertThat(clean(safe)).as("cleaned twice").isEqualToIgnoringCase(safe);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a href='b'>c</a> | <a href=\"http://outlet.example/a/b\">c</a>",
        "<img src='/i.png' alt='x'> | <img src=\"http://outlet.example/i.png\" alt=\"x\">",
        "<figure><figcaption>c</figcaption></figure> | <figure><figcaption>c</figcaption></figure>",
        "<abbr title='World Wide Web'>WWW</abbr> | <abbr title=\"World Wide Web\">WWW</abbr>",
        "<p lang='he' dir='rtl'>a</p> | <p lang=\"he\" dir=\"rtl\">a</p>",
        "<iframe src='http://v.example/'>or <b>text</b></iframe> | or <b>text</b>",
        "a > b | a &gt; b",
        "a & b | a &amp; b"
      })
  void keepsWhatTellsReadersSomething(String html, String kept) {
    assertThat(clean(html)).isEqualTo(kept);
  }

  @Test
  void makesOneLineOfAnyText() {
    assertThat(Sanitizer.line(" a\n <b>b</b>&amp;lt;script ")).isEqualTo("a b&lt;script");
    assertThat(Sanitizer.line("x".repeat(5000))).hasSize(Sanitizer.MAX_LINE);
  }
}
