package tributary.ingest.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.TestHost;

class InspectionTest {
  private static final String WORDS =
      "The new cooling loop carries away forty kilowatts a rack, the operator says, and needs half"
          + " the water. ";
  private static final String FEED =
      """
      <rss version="2.0"><channel><title>F</title><link>http://a.example/</link><description>d</description>
      <ttl>90</ttl>
      <item><guid>1</guid><title>Short</title><description>Read more…</description>
      <pubDate>Mon, 09 Nov 2026 10:00:00 GMT</pubDate></item>
      <item><guid>2</guid><title>Long</title><description>%s</description></item></channel></rss>
      """
          .formatted(WORDS.repeat(12));

  private static Inspection of(String text, @Nullable String type) {
    return Inspection.of(
        new Document(
            "it",
            text.getBytes(StandardCharsets.UTF_8),
            URI.create("https://a.example/x"),
            type,
            true));
  }

  @Test
  void saysOfAnEntryByWhichRuleItsDateWasReadAndWhetherItIsATeaser() {
    Inspection inspection = of(FEED, "text/html");

    JsonNode items = inspection.json().path("items");
    assertThat(inspection.read()).isTrue();
    assertThat(items.get(0).path("publishedBy").asText()).contains("pubDate");
    assertThat(items.get(0).path("teaser").asBoolean()).isTrue();
    assertThat(items.get(0).path("identity").asText()).isEqualTo("1");
    assertThat(items.get(1).path("teaser").asBoolean()).isFalse();
    assertThat(items.get(1).path("published").isNull()).isTrue();
    assertThat(inspection.json().path("hints").path("atLeast").asText()).isEqualTo("PT1H30M");
  }

  @Test
  void readsAPageAsOneItem() {
    String page =
        "<!doctype html><html lang=en><title>Water</title><article><h1>Water</h1><p>%s</p></article>"
            .formatted(WORDS.repeat(20));

    Inspection inspection = of(page, "text/html; charset=utf-8");

    assertThat(inspection.read()).isTrue();
    assertThat(inspection.json().path("format").asText()).isEqualTo("page");
    assertThat(inspection.json().path("items")).hasSize(1);
    assertThat(inspection.json().path("items").get(0).path("content").asText())
        .contains("cooling loop");
    assertThat(inspection.json().path("items").get(0).path("whole").asBoolean()).isTrue();
  }

  @Test
  void saysWhyAPageIsNoArticle() {
    String wall = "<!doctype html><title>Just a moment...</title><h1>Checking your browser</h1>";

    Inspection inspection = of(wall, "text/html");

    assertThat(inspection.read()).isFalse();
    assertThat(inspection.json().path("problems").get(0).path("message").asText())
        .contains("challenge");
  }

  @Test
  void knowsWhatBelongsToAnEpisode() {
    assertThat(of("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello.\n", null).json().toString())
        .contains("\"format\":\"transcript\"", "\"speaker\":\"Ann\"");
    assertThat(of("1\n00:00:01,000 --> 00:00:02,000\nHello.\n", null).json().toString())
        .contains("\"text\":\"Hello.\"");
    assertThat(of("{\"segments\":[{\"startTime\":1,\"body\":\"Hello.\"}]}", null).json().toString())
        .contains("\"text\":\"Hello.\"");
    assertThat(
            of("{\"version\":\"1.2.0\",\"chapters\":[{\"startTime\":5,\"title\":\"On\"}]}", null)
                .json()
                .path("chapters")
                .get(0)
                .path("start")
                .asInt())
        .isEqualTo(5);
    assertThat(
            of(
                    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[]}",
                    null)
                .json()
                .path("format")
                .asText())
        .contains("JSON Feed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "{", "{}", "<opml/>", "\u0000\u0001", "<rss", "WEBVTT"})
  void alwaysSaysWhyNothingWasRead(String text) {
    Inspection inspection = of(text, null);

    assertThat(inspection.read()).isFalse();
    assertThat(inspection.json().path("problems")).isNotEmpty();
    assertThat(inspection.json().path("items")).isEmpty();
  }

  @Test
  void tellsHowADocumentCame() throws Exception {
    FetchConfig config =
        new FetchConfig(null, true, Duration.ZERO, 1_000_000, Duration.ofSeconds(10), 5);
    try (TestHost host = new TestHost();
        Fetcher fetcher = new Fetcher(config, Clock.systemUTC())) {
      host.serve("/old", 301, Map.of("Location", "/new"), "");
      host.serve("/new", 200, Map.of("Content-Type", "text/xml", "ETag", "\"1\""), FEED);
      host.serve("/busy", 503, Map.of("Retry-After", "120"), "");

      JsonNode fetch =
          new FetchedDocument(fetcher, Map.of()).read("it", host.at("/old")).json().path("fetch");
      assertThat(fetch.path("permanent").asText()).isEqualTo(host.at("/new").toString());
      assertThat(fetch.path("answers").findValuesAsText("status")).containsExactly("301", "200");
      assertThat(fetch.path("etag").asText()).isEqualTo("\"1\"");
      assertThat(fetch.path("problem").isNull()).isTrue();

      Inspection busy = new FetchedDocument(fetcher, Map.of()).read("it", host.at("/busy"));
      assertThat(busy.read()).isFalse();
      assertThat(busy.json().path("fetch").path("problem").asText()).contains("wait for 2 min");
    }
  }

  @Test
  void anOperatorsHeadersGoToTheAskedHostAloneAndAreNotToldAgain() throws Exception {
    FetchConfig config =
        new FetchConfig(null, true, Duration.ZERO, 1_000_000, Duration.ofSeconds(10), 5);
    List<String> got = new CopyOnWriteArrayList<>();
    try (TestHost one = new TestHost();
        TestHost other = new TestHost();
        Fetcher fetcher = new Fetcher(config, Clock.systemUTC())) {
      one.serve(
          "/moved",
          exchange -> {
            got.add("one " + exchange.getRequestHeaders().getFirst("Authorization"));
            TestHost.answer(exchange, 302, Map.of("Location", other.at("/feed").toString()), "");
          });
      other.serve(
          "/feed",
          exchange -> {
            got.add("other " + exchange.getRequestHeaders().getFirst("Authorization"));
            TestHost.answer(exchange, 200, Map.of(), FEED);
          });

      Inspection inspection =
          new FetchedDocument(fetcher, Map.of("Authorization", "Bearer secret"))
              .read("it", one.at("/moved"));

      assertThat(inspection.read()).isTrue();
      assertThat(got).containsExactly("one Bearer secret", "other null");
      assertThat(inspection.json().toString()).doesNotContain("secret");
    }
  }
}
