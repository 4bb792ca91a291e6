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

  @Test
  void anItemOfOneSentenceIsItsOwnSummary() {
    String line = "The lease covers 300 megawatts at the Colossus site in Memphis.";

    assertThat(summary.of(List.of(source("a", line))))
        .extracting(Claim::text)
        .containsExactly(line);
    assertThat(summary.running(List.of(source("a", line)), 120))
        .extracting(Claim::text)
        .containsExactly(line);
  }

  @Test
  void aPageOfNumbersAndATranscriptWithoutPunctuationSayNothing() {
    Summary.Source numbers =
        source(
            "a",
            IntStream.range(0, 300)
                .mapToObj(i -> i + " " + i * 7 + " " + i * 13)
                .toArray(String[]::new));
    Summary.Source endless = source("b", "and then they went on to the next of it ".repeat(5_000));

    assertThat(summary.of(List.of(numbers, endless))).isEmpty();
    assertThat(summary.running(List.of(numbers, endless), 120)).isEmpty();
  }

  @Test
  void sixHoursOfTalkComeDownToWholeSentencesInTheirOrder() {
    List<Sentence> talk =
        IntStream.range(0, 6 * 600)
            .mapToObj(i ->
                new Sentence(
                    i + "",
                    "Captain %s saw the ship %s off the port of %s."
                        .formatted(name("Ra", i), name("Mo", i * 31 % 977), name("Ku", i % 89)),
                    i * 6,
                    i % 3 == 0 ? "Ann" : "Bo"))
            .toList();

    List<Claim> said = summary.running(List.of(new Summary.Source("a", talk)), 120);

    assertThat(said).isNotEmpty();
    assertThat(said.stream().mapToInt(claim -> claim.text().split(" ", -1).length).sum())
        .isLessThanOrEqualTo(120);
    assertThat(said)
        .allSatisfy(claim -> assertThat(talk).extracting(Sentence::text).contains(claim.text()))
        .extracting(claim -> Integer.valueOf(claim.citations().getFirst().sentence()))
        .isSorted();
    assertThat(summary.of(List.of(new Summary.Source("a", talk)))).hasSize(3);
  }

  @Test
  void aSentenceThatLeansOnAnotherIsSaidBehindItOrNotAtAll() {
    String plant = "The Norwood plant bought four turbines for its new hall in May.";
    String leans = "They will be delivered to Norwood late, in the autumn of next year.";

    assertThat(summary.running(List.of(source("a", plant, leans)), 120))
        .extracting(Claim::text)
        .containsExactly(plant, leans);
    assertThat(summary.running(List.of(source("a", leans)), 120)).isEmpty();
    assertThat(summary.of(List.of(source("a", plant, leans))))
        .extracting(Claim::text)
        .containsExactly(plant);
  }

  @Test
  void talkThatIsAboutNoMatterIsNotRepeated() {
    List<Sentence> talk =
        List.of(
            new Sentence("0", "Welcome everyone to this week's recap of the news.", 0, "Ann"),
            new Sentence("1", "Murch, do you want to take that first item?", 4, "Ann"),
            new Sentence("2", "Eclair 2253 adds support for relaying blinded payments.", 9, "Bo"));

    assertThat(summary.running(List.of(new Summary.Source("a", talk)), 120))
        .extracting(claim -> claim.citations().getFirst().second())
        .containsExactly(9);
  }

  @Test
  void whatWasReadBeforeChangesNothing() {
    Summary.Source one = source("a", "The Norwood plant bought four turbines for its hall in May.");
    Summary.Source other =
        source("b", "Grid operators asked Norwood for its turbines early in May.");
    Summary used = new Summary(DocumentFrequencies.bundled(), 3);
    for (int i = 0; i < 20_000; i++) {
      used.of(
          List.of(source("c", "Plant " + i + " bought four turbines for its new hall in May.")));
    }

    assertThat(used.of(List.of(one, other))).isEqualTo(summary.of(List.of(one, other)));
  }

  private static String name(String first, int number) {
    return first + Integer.toString(number + 1_000, 36);
  }

  private static Summary.Source source(String item, String... sentences) {
    return new Summary.Source(
        item,
        IntStream.range(0, sentences.length)
            .mapToObj(i -> new Sentence(i + "", sentences[i], null, null))
            .toList());
  }
}
