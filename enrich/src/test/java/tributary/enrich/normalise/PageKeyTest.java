package tributary.enrich.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/x/story",
        "http://www.a.example/x/story",
        "https://m.a.example/x/story/",
        "https://amp.a.example/x/story",
        "https://a.example/amp/x/story",
        "https://a.example/x/story/amp/",
        "https://a.example/x/story/amp",
        "https://a.example/x/story?amp=1",
        "https://a.example/x/story?outputType=amp",
        "https://a.example/x/story/index.html",
        "https://a-example.cdn.ampproject.org/c/s/a.example/x/story/amp",
        "https://www.google.com/amp/s/www.a.example/x/story"
      })
  void isTheSameForAllAddressesOfOnePage(String address) {
    assertThat(PageKey.of(URI.create(address))).isEqualTo("a.example/x/story");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x?id=7, https://a.example/x?id=8",
    "https://b.a.example/x, https://a.example/x",
    "https://a.example/x, https://b.example/x",
    "https://a.example/amplifiers, https://a.example/lifiers",
    "https://a.example/camp, https://a.example/c",
    "https://m.example/x, https://example/x",
    "https://a.example/X, https://a.example/x"
  })
  void isAnotherForAnotherPage(String one, String other) {
    assertThat(PageKey.of(URI.create(one))).isNotEqualTo(PageKey.of(URI.create(other)));
  }

  @Test
  void knowsTheLanguageEditionsOfAnEncyclopedia() {
    assertThat(PageKey.of(URI.create("https://de.m.wiki.example/wiki/Strom")))
        .isEqualTo("de.wiki.example/wiki/Strom");
  }

  @Test
  void isEmptyForAFrontPageAndForWhatIsNoPage() {
    assertThat(PageKey.of(null)).isEmpty();
    for (String address :
        new String[] {
          "https://a.example/",
          "https://a.example",
          "mailto:a@a.example",
          "https://www.a.example/amp/",
          "https://a.example/index.html"
        }) {
      assertThat(PageKey.of(URI.create(address))).as(address).isEmpty();
    }
  }
}
