package tributary.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes out of this room is in its last form.
class SettledTest {
  private static final URI AT = URI.create("http://o.example/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>a<object><p>b</object>c",
        "<table><form><tr><td>a<table><tr><td>b",
        "<item><table><tr><td>a</item><ul><li>b</table>]]>",
        "<math><mtext><table><mglyph><style><img src=x onerror=1></style>a",
        "<svg></p><style><a id='</style><img src=1 onerror=1>'>a",
        "<a href=b>a<svg><a href=c>b</svg></a>",
        "<noscript><p title='</noscript><img src=x onerror=1>'>a",
        "a<form><math><mtext></form><form><mglyph><style></math><img src onerror=1>a",
        "&lt;script&gt;1&lt;/script&gt;"
      })
  void htmlThatIsSanitisedAgainIsTheSame(String foreign) {
    String safe = Sanitizer.html(foreign, AT);
    assertThat(safe).isNotNull();
    assertThat(Jsoup.parse(safe).select("[onerror], style, script, noscript, svg, math")).isEmpty();
    assertThat(Sanitizer.html(safe, AT)).isEqualTo(safe);
  }

  @Test
  void aProblemIsALineOfAFewWords() {
    Reading.Unreadable<String> reading =
        new Reading.Unreadable<>("a library\r\nquotes \u001B[31m" + "the document ".repeat(9_999));
    assertThat(reading.problem())
        .startsWith("a library quotes \uFFFD[31mthe document")
        .hasSize(Reading.MAX_PROBLEM);
  }
}
