package tributary.events.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

class FeedTest {
  @Test
  void hasOneIdForHttpAndHttpsAndAnyCaseOfTheHost() {
    assertThat(Feed.idOf(URI.create("http://News.Example/feed")))
        .isEqualTo(Feed.idOf(URI.create("https://news.example/feed")));
    assertThat(Feed.idOf(URI.create("https://news.example")))
        .isEqualTo(Feed.idOf(URI.create("https://news.example/")));
  }

  @Test
  void tellsPathsQueriesAndPortsApart() {
    assertThat(
            Stream.of(
                    "https://a.example/x",
                    "https://a.example/X",
                    "https://a.example/x?tag=1",
                    "https://a.example:8443/x")
                .map(URI::create)
                .map(Feed::idOf)
                .distinct())
        .hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "ftp://a.example/", "/feed"})
  void refusesWhatIsNoAddressOnTheWeb(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> Feed.at(URI.create(address)));
  }

  @Test
  void anAddressAloneIsAFeedWhoeverWroteIt() {
    assertThat(read("{\"url\":\"https://a.example/feed\"}"))
        .isEqualTo(Feed.at(URI.create("https://a.example/feed")));
    assertThat(
            read(
                "{\"url\":\"https://a.example/\",\"id\":null,\"title\":null,\"fullText\":\"auto\","
                    + "\"subjects\":null,\"form\":null,\"mood\":1}"))
        .isEqualTo(Feed.at(URI.create("https://a.example/")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"url\":7}", "{\"url\":\"https:///x\"}", "{\"schema\":2}"})
  void refusesRecordsThatNameNoFeed(String record) {
    assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> read(record));
  }

  @Test
  void namesAreHeldToOneLineWithoutWhatSteersATerminal() {
    assertThat(Feed.line("a\u001b[31m\r\nb\u202ec\u009b d")).isEqualTo("a [31m b c d");
    assertThat(Feed.line("x".repeat(1_000_000))).hasSize(200);
    assertThat(Feed.line(" \u0000 ")).isNull();
    String zwnj = "\u0645\u06cc\u200c\u062e";
    assertThat(Feed.line(zwnj)).isEqualTo(zwnj);
  }

  private static Feed read(String json) {
    Topic<Feed> feeds = new Topics("").feeds();
    return feeds
        .values()
        .deserializer()
        .deserialize(feeds.name(), json.getBytes(StandardCharsets.UTF_8));
  }
}
