package tributary.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.feed.Feed;
import tributary.events.feed.Feed.Form;
import tributary.publish.ModelConfig;
import tributary.publish.PublishConfig;
import tributary.publish.model.Part;

class YamlFileTest {
  public record Mail(String host, int port, @Nullable String password) {
    public Mail {
      if (port < 1) {
        throw new IllegalArgumentException("port counts from 1: " + port);
      }
    }
  }

  public record Room(
      Duration interval, ZoneId zone, DayOfWeek day, boolean polite, @Nullable Mail mail) {}

  public record Tree(
      Room ingest, Path data, List<FeedEntry> feeds, Map<String, String> properties) {
    static Tree defaults() {
      Room room = new Room(Duration.ofHours(1), ZoneId.of("UTC"), DayOfWeek.MONDAY, true, null);
      return new Tree(room, Path.of("data"), List.of(), Map.of());
    }
  }

  private static Tree read(String yaml) {
    return read(yaml, Map.of());
  }

  private static Tree read(String yaml, Map<String, String> environment) {
    return new YamlFile("tributary.yaml", yaml, Path.of("/etc/tributary"))
        .bind(Tree.class, Tree.defaults(), environment);
  }

  @Test
  void refusesADigestAboutASubjectThatNobodyHasDefined(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tributary.yaml");
    Files.writeString(
        file,
        """
        publish:
          digests:
            - name: weekly
              subjects: [chips]
            - name: daily
              every: day
              subjects:
                - chips
                - trainin
                - cooking
        """);

    assertThatThrownBy(() -> Config.read(file, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "tributary.yaml:9: 'publish.digests[1].subjects': no subject has the id 'trainin'; did"
                + " you mean 'training'?")
        .hasMessageContaining(
            "tributary.yaml:10: 'publish.digests[1].subjects': no subject has the id 'cooking'");
  }

  @Test
  void namesTheEncodingThatItWants(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("tributary.yaml"), new byte[] {(byte) 0xff, 0});

    assertThatThrownBy(() -> YamlFile.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void leavesTheRestAtItsDefaults() {
    Tree tree =
        read(
            """
            ingest:
              interval: 15m
              day: friday
              mail: {host: relay, port: 25}
            properties:
              security.protocol: SSL
            """);

    assertThat(tree.ingest())
        .isEqualTo(
            new Room(
                Duration.ofMinutes(15),
                ZoneId.of("UTC"),
                DayOfWeek.FRIDAY,
                true,
                new Mail("relay", 25, null)));
    assertThat(tree.properties()).containsEntry("security.protocol", "SSL");
    assertThat(read("")).isEqualTo(Tree.defaults());
    assertThat(read("ingest:\n")).isEqualTo(Tree.defaults());
  }

  @Test
  void readsFeedsAsAddressesOrBlocks() {
    Tree tree =
        read(
            """
            data: kept
            feeds:
              - https://example.org/feed
              - url: https://example.com/rss
                title: Example
                subjects: [chips]
            """);

    assertThat(tree.data()).isEqualTo(Path.of("/etc/tributary/kept"));
    assertThat(tree.feeds())
        .containsExactly(
            new FeedEntry(
                URI.create("https://example.org/feed"), null, null, List.of(), null, null),
            new FeedEntry(
                URI.create("https://example.com/rss"),
                "Example",
                null,
                List.of("chips"),
                Form.FEED,
                null));
  }

  @Test
  void readsPagesAndListsThatAreFollowedWithoutAFeed() {
    Tree tree =
        read(
            """
            feeds:
              - {url: "https://example.org/rules", form: page}
              - {url: "https://example.org/news", selector: ".news a"}
            """);

    assertThat(tree.feeds())
        .extracting(FeedEntry::feed)
        .extracting(Feed::form)
        .containsExactly(Form.PAGE, Form.LIST);
    assertThat(tree.feeds().getLast().feed().selector()).isEqualTo(".news a");
  }

  @Test
  void refusesASelectorThatIsNone() {
    assertThatThrownBy(
            () -> read("feeds:\n  - {url: 'https://example.org/news', selector: 'a[['}\n"))
        .hasMessageContaining("'a[[' is no CSS selector");
    assertThatThrownBy(() -> read("feeds:\n  - {url: 'https://example.org/news', form: list}\n"))
        .hasMessageContaining("a list of pages needs a CSS selector");
  }

  @Test
  void namesAnUnknownKeyItsLineAndTheRightOne() {
    assertThatThrownBy(() -> read("data: x\ningest:\n  intervall: 5m\n"))
        .hasMessage("tributary.yaml:3: unknown key 'ingest.intervall'; did you mean 'interval'?");
    assertThatThrownBy(() -> read("interval: 5m\n"))
        .hasMessage("tributary.yaml:1: unknown key 'interval'; did you mean 'ingest.interval'?");
    assertThatThrownBy(() -> read("xyzzy: 5m\n"))
        .hasMessage(
            "tributary.yaml:1: unknown key 'xyzzy'; keys here are ingest, data, feeds, properties");
  }

  @Test
  void namesEveryMistakeAtOnce() {
    assertThatThrownBy(() ->
            read(
                """
                ingest:
                  interval: soon
                  zone: Nowhere
                  day: someday
                  polite: perhaps
                  mail: {host: relay, port: many}
                feeds: https://example.org
                data: a
                data: b
                """))
        .hasMessage(
            """
            tributary.yaml:9: 'data' stands here twice
            tributary.yaml:2: 'ingest.interval' must be a time span such as 15m, 6h or 3d, not 'soon'
            tributary.yaml:3: 'ingest.zone' must be a time zone such as Europe/Berlin, not 'Nowhere'
            tributary.yaml:4: 'ingest.day' must be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday, not 'someday'
            tributary.yaml:5: 'ingest.polite' must be true or false, not 'perhaps'
            tributary.yaml:6: 'ingest.mail.port' must be a whole number, not 'many'
            tributary.yaml:7: 'feeds' must be a list (one line with a dash for each)\
            """);
  }

  @Test
  void passesOnWhatARecordRefusesAndWhatIsMissing() {
    assertThatThrownBy(() -> read("ingest:\n  mail:\n    host: relay\n    port: 0\n"))
        .hasMessage("tributary.yaml:3: 'ingest.mail': port counts from 1: 0");
    assertThatThrownBy(() -> read("ingest:\n  mail:\n    host: relay\n"))
        .hasMessage("tributary.yaml:3: 'ingest.mail.port' is missing");
    assertThatThrownBy(() -> read("feeds:\n  - ftp://example.org/feed\n"))
        .hasMessageStartingWith("tributary.yaml:2: 'feeds[0]': a feed's address starts with http");
  }

  @Test
  void putsTheEnvironmentIntoValues() {
    String yaml =
        "ingest:\n"
            + "  interval: ${EVERY:-2h}\n"
            + "  mail: {host: '${HOST}', port: '${PORT}', password: '$${x}'}\n";

    Mail mail = read(yaml, Map.of("HOST", "relay", "PORT", "2525")).ingest().mail();

    assertThat(mail).isEqualTo(new Mail("relay", 2525, "${x}"));
    assertThatThrownBy(() -> read(yaml, Map.of("PORT", "25")))
        .hasMessage(
            "tributary.yaml:3: 'ingest.mail.host': the environment variable HOST is not set"
                + " (set it, or write ${HOST:-default})");
  }

  @Test
  void saysWhereTheYamlIsBroken() {
    assertThatThrownBy(() -> read("data: x\nfeeds: [a\ningest: {}\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageMatching("tributary.yaml:3: not readable as YAML: .*");
  }

  @Test
  void readsALanguageModel() {
    String yaml =
        """
        model:
          url: http://127.0.0.1:11434/v1
          name: gemma3:12b
          keyFrom: MODEL_KEY
          timeout: 1m
          tokens: 50000
          parts: [simply, translation]
        """;

    ModelConfig model =
        new YamlFile("tributary.yaml", yaml, Path.of("/etc/tributary"))
            .bind(PublishConfig.class, PublishConfig.defaults(), Map.of())
            .model();

    assertThat(model)
        .isEqualTo(
            new ModelConfig(
                URI.create("http://127.0.0.1:11434/v1"),
                "gemma3:12b",
                "MODEL_KEY",
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                40,
                50_000,
                List.of(Part.SIMPLY, Part.TRANSLATION)));
  }
}
