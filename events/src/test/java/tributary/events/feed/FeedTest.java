package tributary.events.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
