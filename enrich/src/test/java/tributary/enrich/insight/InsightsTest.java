package tributary.enrich.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.enrich.insight.Texts.SAYINGS;
import static tributary.enrich.insight.Texts.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.claim.Insight;
import tributary.events.item.Sentence;

class InsightsTest {
  private static final String DELAYS =
      "A survey of the American pipeline finds nearly 50 % of the data-centre projects behind"
          + " schedule. Transformers head the list, switchgear comes next, and then the wait for a"
          + " place on the grid. As a result, power will cost households in Ohio more.";

  @Test
  void theClaimIsAWholeSentenceAndWhatFollowsIsTheSourcesOwnWord() {
    Finding first = findings("Half of US data-centre projects are late", DELAYS).getFirst();
    assertThat(first.claim().text()).startsWith("A survey").endsWith("behind schedule.");
    assertThat(first.impact()).isNotNull();
    Insight insight = first.insight("item");
    assertThat(insight.citations()).singleElement().extracting("quote").isEqualTo(insight.claim());
    assertThat(insight.impact().text())
        .isEqualTo("As a result, power will cost households in Ohio more.");
    assertThat(insight.impact().citations().getFirst().sentence()).isEqualTo("2-x");
  }

  @Test
  void whereTheSourceStatesNoConsequenceThereIsNone() {
    assertThat(findings("Lease", "SpaceX leases the Colossus One site in Memphis to Anthropic."))
        .singleElement()
        .extracting(Finding::impact)
        .isNull();
  }

  @Test
  void aTextOfOneLineHasOneInsightAndAnEmptyOneNone() {
    assertThat(findings("Lease", "SpaceX leases Colossus One to Anthropic for three years."))
        .hasSize(1);
    assertThat(findings("Nothing", "")).isEmpty();
    assertThat(findings("Nothing", "Soon. More tomorrow.")).isEmpty();
  }

  @Test
  void twoHundredSentencesThatSayTheSameAreOneInsight() {
    String flood =
        IntStream.range(0, 200)
            .mapToObj(i -> "The turbine order of plant " + i + " was delayed by a full year.")
            .collect(Collectors.joining(" "));
    assertThat(findings("Turbines", flood)).hasSize(1);
  }

  @Test
  void aLongTextHasSeveralThatAreUnlikeEachOther() {
    List<Finding> all =
        findings(
            "Cerebras goes public",
            "Cerebras Systems has filed to list its shares on NASDAQ as CBRS. Revenue rose to 509"
                + " million dollars, from 290 million the year before. G42 of Abu Dhabi bought most"
                + " of the systems in 2025. The wafer of a Cerebras chip is as large as a dinner"
                + " plate. Bankers at Morgan Stanley lead the offering in New York. Founder Andrew"
                + " Feldman keeps eleven percent of the votes. Factories in Taiwan need nine weeks"
                + " for a wafer. Analysts in London doubt that margins can hold. Oracle rents forty"
                + " of the machines in Texas.");
    assertThat(all).hasSizeBetween(3, 5);
    for (Finding one : all) {
      for (Finding other : all) {
        int like = SAYINGS.vector(one.claim().text()).cosine(SAYINGS.vector(other.claim().text()));
        assertThat(one.equals(other) || like < Insights.SAME).isTrue();
      }
    }
  }

  @Test
  void aTranscriptOfSixHoursIsBoundedAndEachPartSpeaks() {
    List<List<Sentence>> parts = new ArrayList<>();
    for (int part = 0; part < 40; part++) {
      List<Sentence> said = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int id = part * 100 + i;
        said.add(
            new Sentence(
                id + "-x",
                "Acme%d sold Zed%d to Bolt%d in Town%d on Tuesday.".formatted(id, id, part, id),
                id * 5,
                "A"));
      }
      parts.add(said);
    }
    List<Finding> all = new Insights(SAYINGS).of("Six hours", parts);
    assertThat(all).hasSizeBetween(10, 20);
    assertThat(all.stream().map(one -> one.claim().second() / 500).distinct().count())
        .isGreaterThan(8);
  }

  @Test
  void speechWithoutPunctuationHasNoSentencesToClaim() {
    String words = "so the thing is that gpu prices went up and nobody knew why ".repeat(300);
    assertThat(findings("Prices", words)).isEmpty();
  }

  @Test
  void aPageOfNumbersClaimsNothing() {
    assertThat(findings("Table", "12.4 88 1.2 99 4 5. 12 33 44 88 12 9 1. 2026 12 1 9 88 1 2 3."))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It also ships with a new scheduler for the Colossus cluster.",
        "The company named Ruth Porat as chair of the board.",
        "Is the Colossus cluster in Memphis the largest in the world?",
        "The speakers discuss the lease of Colossus One to Anthropic.",
        "In this episode, Lena Forsgren and Marcus Oyelaran talk about Colossus.",
        "This episode is brought to you by Acme Cloud, the cloud for Acme.",
        "Use code ACME20 for a discount on your first order at Acme Cloud.",
        "Welcome back to Backplane, the show about the hardware below.",
        "The hourly poll found no further word on the Colossus lease.",
        "Read more about the Colossus One lease at https://example.org/colossus today.",
        "Home | News | Opinion | The Colossus One lease at a glance.",
        "However, Anthropic will not pay for the power of Colossus One.",
        "big,” said Elon Musk of the Colossus One lease in Memphis.",
        "She said that “the lease of Colossus One in Memphis is final.",
        "Anselm Dray is a broker for computing time.",
        "When the large sites that are being built come on line."
      })
  void thisIsNoClaim(String sentence) {
    assertThat(findings("Colossus One", sentence)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“The lease is final,” said Ruth Porat of the Colossus One site." + " Nothing else.",
        "IT spending in Europe will rise by 9 % in the coming year.",
        "WHO officials in Geneva expect a vaccine before the winter.",
        "Ruth Porat said that “the lease of Colossus One is final” on Friday.",
        "Colossus One is an answer to the want of power, says Ruth Porat.",
        "xAI has bought a second site in Memphis for its next cluster."
      })
  void thisMayBeOne(String sentence) {
    boolean quoted = sentence.startsWith("“");
    assertThat(findings("Colossus One", sentence)).hasSize(quoted ? 0 : 1);
  }
}
