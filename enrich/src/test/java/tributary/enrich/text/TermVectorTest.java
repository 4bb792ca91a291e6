package tributary.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermVectorTest {
  @Test
  void isWhollyLikeItselfAndNotAtAllLikeOtherWords() {
    TermVector one = vector("Liquid cooling reaches 700 kilowatts a rack");
    assertThat(one.cosine(one)).isBetween(999, 1000);
    assertThat(one.cosine(vector("Europe plans fifteen hubs"))).isZero();
    assertThat(one.cosine(vector(""))).isZero();
  }

  @Test
  void isTheSameBothWays() {
    TermVector one = vector("Liquid cooling reaches 700 kilowatts a rack");
    TermVector other = vector("A rack of 700 kilowatts wants liquid");
    assertThat(one.cosine(other)).isEqualTo(other.cosine(one)).isGreaterThan(300);
  }

  @Test
  void countsARareWordForMoreThanACommonOne() {
    TermVector both = vector("SGLang government");
    assertThat(both.cosine(vector("SGLang"))).isGreaterThan(both.cosine(vector("government")));
  }

  @Test
  void readsPluralsPossessivesAccentsAndCaseAsOneWord() {
    assertThat(Tokens.all("Café's Racks")).isEqualTo(Tokens.all("cafe rack"));
    assertThat(Tokens.all("数据中心 ليس")).isNotEmpty();
  }

  private static TermVector vector(String text) {
    Map<String, Integer> counts = new HashMap<>();
    TermVector.count(Tokens.all(text), counts);
    return TermVector.of(counts, DocumentFrequencies.bundled());
  }

  @Test
  void survivesOneWordAHundredThousandTimes() {
    Map<String, Integer> counts = new HashMap<>();
    TermVector.count(Collections.nCopies(100_000, "power"), counts);
    assertThat(TermVector.of(counts, DocumentFrequencies.bundled()).cosine(vector("power")))
        .isEqualTo(1000);
    assertThat(List.copyOf(counts.values())).containsExactly(100_000);
  }
}
