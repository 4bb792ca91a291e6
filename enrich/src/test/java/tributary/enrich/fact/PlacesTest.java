package tributary.enrich.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final Pattern PAIR = Pattern.compile("(?<![a-z])\\d{2}(?!\\d)");

  @Test
  void findsWhatThePatternFindsByItself() {
    String text = "12 x34 56, 789 a-10 11";
    List<String> found = new ArrayList<>();
    for (Places places = new Places(PAIR, text, _ -> true); places.next(); ) {
      found.add(places.match().group());
    }
    assertThat(found).isEqualTo(PAIR.matcher(text).results().map(m -> m.group()).toList());
  }

  @Test
  void looksBehindWhereItBegins() {
    Places places = new Places(PAIR, "x34", at -> at == 1);
    assertThat(places.next()).isFalse();
  }

  @Test
  void asksNoPatternWhereNoneMayBegin() {
    Places places = new Places(PAIR, "12 56", at -> at > 2);
    assertThat(places.next()).isTrue();
    assertThat(places.match().group()).isEqualTo("56");
    assertThat(places.next()).isFalse();
  }
}
