package tributary.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tributary.enrich.duplicate.Serial;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.Tokens;
import tributary.enrich.text.Wording;

class SimilarityTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final String BRIDGE =
      "The harbour council closed the old iron bridge on Monday after engineers found cracks in two"
          + " of its pillars, and ferries will carry commuters for months.";
  private static final String REWORDED =
      "Thousands who cross the harbour each day must take ferries: cracks in the pillars have shut"
          + " the iron bridge, and repairs may last until spring.";

  private final Similarity similarity = new Similarity(Weighing.bundled(), 50, 950);

  @Test
  void aTextWithAWordChangedIsACopyForAnotherFeedAndNeverForTheSame() {
    Probe first = probe("a", "wire", "Harbour bridge closed", BRIDGE);
    String changed = BRIDGE.replace("Monday", "Tuesday");

    assertThat(pair(probe("b", "mirror", "Harbour bridge closed", changed), first).copy()).isTrue();
    assertThat(pair(probe("b", "wire", "Harbour bridge closed", changed), first).copy()).isFalse();
  }

  @Test
  void otherWordsForTheSameEventAreLikelyOneStoryAndNoCopy() {
    Pair pair =
        pair(
            probe("b", "post", "Cracks shut iron bridge", REWORDED),
            probe("a", "wire", "Harbour bridge closed", BRIDGE));

    assertThat(pair.score()).isGreaterThan(500);
    assertThat(pair.copy()).isFalse();
  }

  @Test
  void twoShortTextsOfTheSameFewWordsAreNoCopies() {
    Optional<Pair> pair =
        similarity.pair(
            probe("b", "post", "Two bridges", "y"), probe("a", "wire", "One bridge", "x"));

    assertThat(pair.map(Pair::copy)).isNotEqualTo(Optional.of(true));
  }

  @Test
  void editionsOfASeriesAreVetoedWithTheirNumbers() {
    Pair pair =
        pair(
            probe("b", "post", "Bridge works, week 46", BRIDGE + " Done."),
            probe("a", "wire", "Bridge works, week 45", BRIDGE));

    assertThat(pair.veto()).isEqualTo("week: 46 / 45");
    assertThat(pair.copy()).isFalse();
  }

  @Test
  void likenessIsTheSameBothWaysRound() {
    Probe a = probe("a", "wire", "Harbour bridge closed", BRIDGE);
    Probe b = probe("b", "post", "Cracks shut iron bridge", REWORDED);

    assertThat(Features.of(a, b).values()).isEqualTo(Features.of(b, a).values());
  }

  private Pair pair(Probe later, Probe earlier) {
    return similarity.pair(later, earlier).orElseThrow();
  }

  private static Probe probe(String item, String feed, String title, String text) {
    Wording wording =
        Wording.of(Tokens.all(title), Tokens.all(text), DocumentFrequencies.bundled());
    return new Probe(
        item,
        1,
        NOON,
        NOON,
        feed,
        0,
        wording,
        Embedding.NONE,
        Serial.of(title),
        Stated.NOTHING,
        "",
        "",
        List.of("bridge"),
        List.of());
  }
}
