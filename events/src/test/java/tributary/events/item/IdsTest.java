package tributary.events.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  /// Files, pages and keys are named by ids alone, never by what a feed calls a thing.
  @ParameterizedTest
  @ValueSource(
      strings = {"../../etc/passwd", "con", "nul\0nul", "C:\\x", "", " ", "%2e%2e%2f", "\uD800"})
  void anyNameBecomesOneThatEveryFileSystemTakes(String name) {
    assertThat(Ids.hash(name)).matches("[0-9a-f]{16}");
    assertThat(Ids.hash("feed", name.repeat(1000))).matches("[0-9a-f]{16}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "feed"})
  void twoFactsAreNotOneThatIsJoined(String fact) {
    assertThat(Ids.hash(fact, "b"))
        .isNotEqualTo(Ids.hash(fact + "b"))
        .isNotEqualTo(Ids.hash("b", fact));
  }
}
