package tributary.bench.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A judge that cannot say no is none.
class ExpectationTest {
  private static final Map<String, Object> NAMES =
      Map.of(
          "bozo",
          false,
          "feed",
          Map.of("title", new Said.Line("A & B")),
          "entries",
          List.of(Map.of("link", "http://a.example/", "date", List.of(2004.0, 1.0))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "not bozo",
        "not bozo and feed['title'] == u'A &amp; B'",
        "feed.title == 'A ' + '& B' or feed['nothing']",
        "entries[0]['link'] == entries[0].link == 'http://a.example/'",
        "entries[0]['date'] == (2004, 1)",
        "len(entries) == 1",
        "entries[0]['link'] != None and 'example' in entries[0].link",
        "feed['title'] == '\\x41 \\u0026 B'"
      })
  void holdsWhereItIsSo(String expression) {
    assertThat(Expectation.holds(expression, NAMES)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bozo",
        "feed['title'] == 'A'",
        "entries[1]['link'] == 'http://a.example/'",
        "not bozo and entries[0]['date'] == (2004, 2)",
        "len(entries) == 2",
        "entries[0]['link'] is None"
      })
  void failsWhereItIsNotSo(String expression) {
    assertThat(Expectation.holds(expression, NAMES)).isFalse();
  }

  @Test
  void saysNothingOfWhatIsNotKept() {
    assertThatExceptionOfType(NotKept.class)
        .isThrownBy(() -> Expectation.holds("feed['cloud']['port'] == 80", NAMES));
  }
}
