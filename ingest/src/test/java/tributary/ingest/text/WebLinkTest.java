package tributary.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebLinkTest {
  private static final URI BASE = URI.create("https://o.example/feeds/all?page=2");

  private static List<String> hubs(String... values) {
    return WebLink.targets(List.of(values), "hub", BASE).stream().map(URI::toString).toList();
  }

  @Test
  void readsSeveralLinksOfAHeaderAndSeveralHeaders() {
    assertThat(
            hubs(
                "<https://a.example/>; rel=\"hub\", <https://o.example/>; rel=\"self\"",
                "<https://b.example/>;rel=hub,<https://c.example/> ; rel = hub"))
        .containsExactly("https://a.example/", "https://b.example/", "https://c.example/");
  }

  @Test
  void readsSeveralRelationsOfALinkInAnyCase() {
    assertThat(hubs("<https://a.example/>; REL=\"self  HUB alternate\"")).hasSize(1);
    assertThat(hubs("<https://a.example/>; rel=\"hubs\"", "<https://a.example/>; rel=\"the-hub\""))
        .isEmpty();
  }

  @Test
  void makesTargetsAbsolute() {
    assertThat(hubs("</hub>; rel=hub", "<?mode=hub>; rel=hub", "<//h.example/x>; rel=hub"))
        .containsExactly(
            "https://o.example/hub", "https://o.example/feeds/all?mode=hub", "https://h.example/x");
  }

  @Test
  void isNotMisledByCommasSemicolonsAndQuotes() {
    assertThat(
            hubs(
                "<https://a.example/?x=1,2;rel=no>; title=\"a, <https://evil.example/>; rel=hub\";"
                    + " rel=hub",
                "<https://b.example/>; title=\"q \\\" ; rel=self\"; rel=\"hub\"; type=x"))
        .containsExactly("https://a.example/?x=1,2;rel=no", "https://b.example/");
  }

  @Test
  void takesTheFirstRelationAndNoLinkThatSpeaksOfAnotherDocument() {
    assertThat(hubs("<https://a.example/>; rel=self; rel=hub")).isEmpty();
    assertThat(hubs("<https://a.example/>; anchor=\"/other\"; rel=hub")).isEmpty();
  }

  @Test
  void passesOverWhatIsIllFormed() {
    assertThat(
            hubs(
                "rubbish, <https://a.example/>; rel=hub",
                "<https://open.example; rel=hub",
                "<javascript:alert(1)>; rel=hub, <mailto:a@b.example>; rel=hub",
                "<https://b.example/> rel=hub, <https://c.example/>; rel=\"hub",
                ",,, ;;; <>; rel=hub",
                "\"",
                "",
                "<https://d.example/>; rel; rel=hub"))
        .contains("https://a.example/")
        .doesNotContain("https://b.example/", "https://open.example")
        .allMatch(hub -> hub.startsWith("https://"));
  }

  @Test
  void isNotHeldUpByAHeaderWithoutEnd() {
    String many =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "<https://a.example/" + i + ">; rel=hub")
            .collect(Collectors.joining(", "));
    assertThat(hubs(many, "<".repeat(30_000), "\"\\".repeat(15_000), ";=".repeat(15_000)))
        .hasSizeLessThanOrEqualTo(100);
  }
}
