package tributary.enrich.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.claim.Claim;
import tributary.events.item.Sentence;

class SummaryTest {
  private final Summary summary = new Summary(DocumentFrequencies.bundled(), 3);

  @Test
  void saysAThingOnceThoughManySayIt() {
    Summary.Source flood =
        source(
            "a",
            IntStream.range(0, 200)
                .mapToObj(i -> "The turbine order of plant " + i + " was delayed by a full year.")
                .toArray(String[]::new));
    assertThat(summary.of(List.of(flood))).hasSize(1);
  }

  @Test
  void drawsOnSeveralTextsAndSaysWhichSaidWhat() {
    List<Claim> lines =
        summary.of(
            List.of(
                source("a", "The lease covers 300 megawatts at the Colossus site in Memphis."),
                source("b", "Anthropic had turned customers away for want of computing power.")));
    assertThat(lines)
        .extracting(line -> line.citations().getFirst().item())
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void isEmptyWhereNothingCanStandAlone() {
    assertThat(summary.of(List.of())).isEmpty();
    assertThat(summary.of(List.of(source("a", "Soon", "12 34 56 78", "And so it went on and on."))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "They signed the pledge in the spring of this year.",
        "Will power prices rise again in the coming winter?",
        "A heading without an end that goes on",
        "Too short.",
        "— a dash begins this sentence, which is no good sign."
      })
  void doesNotQuoteWhatHangsOrIsCut(String sentence) {
    assertThat(Summary.quotable(sentence)).isFalse();
  }

  private static Summary.Source source(String item, String... sentences) {
    return new Summary.Source(
        item,
        IntStream.range(0, sentences.length)
            .mapToObj(i -> new Sentence(i + "", sentences[i], null, null))
            .toList());
  }
}
