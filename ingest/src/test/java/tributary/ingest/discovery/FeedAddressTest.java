package tributary.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedAddressTest {
  @Test
  void allSpellingsOfAnAddressAreOne() {
    assertThat(
            Stream.of(
                    "https://a.example/~user/feed",
                    "HTTPS://A.Example:443/~user/feed",
                    "a.example/~user/feed",
                    "feed://a.example/~user/feed",
                    "feed:https://a.example/~user/feed#top",
                    " https://a.example./%7euser/feed? ",
                    "https://a.example/x/../%7Euser/./feed",
                    "https://a.exa\nmple/~user/feed")
                .map(FeedAddress::of)
                .map(Object::toString)
                .distinct())
        .containsExactly("https://a.example/~user/feed");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example, https://a.example/",
    "localhost:8080/feed, https://localhost:8080/feed",
    "http://münchen.example/ü b?q=ä, http://xn--mnchen-3ya.example/%C3%BC%20b?q=%C3%A4",
    "http://[::1]:80/x, http://[::1]/x",
    "https://a.example/x?b=2&a=1, https://a.example/x?b=2&a=1",
    "https://a.example/for/https://b.example/, https://a.example/for/https://b.example/",
    "https://a.example/100%, https://a.example/100%25",
    "https://a.example/a%2fb, https://a.example/a%2Fb",
    "https://a.example/x?filter[]=1|2, https://a.example/x?filter%5B%5D=1%7C2"
  })
  void keepsWhatMeansSomething(String written, String meant) {
    assertThat(FeedAddress.of(written)).hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://",
        "https:///feed",
        "ftp://a.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:a@b.example",
        "https://user:secret@a.example/",
        "https://a b/",
        "https://a.example:port/"
      })
  void refusesWhatIsNoAddressOnTheWebAndRepeatsNoSecret(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeedAddress.of(written))
        .withMessageNotContaining("secret");
  }
}
