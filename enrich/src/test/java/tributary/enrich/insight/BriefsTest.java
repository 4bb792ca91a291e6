package tributary.enrich.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.enrich.insight.Texts.brief;
import static tributary.enrich.insight.Texts.texts;
import static tributary.enrich.insight.Texts.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.story.Brief;
import tributary.events.story.Brief.Detail;
import tributary.events.story.Brief.Disagreement;
import tributary.events.story.Brief.Side;

class BriefsTest {
  private static final String HEADLINE = "SpaceX leases the whole of Colossus One to Anthropic";
  private static final Voice FIRST =
      voice(
          0,
          "tensorpost",
          HEADLINE,
          "Anthropic has signed a lease for Colossus One, the site with more than 220,000 NVIDIA"
              + " GPUs that belongs to SpaceX. The site draws 300 megawatts, as much as a small"
              + " city. Anthropic had been forced to limit how much its customers could use Claude."
              + " The contract begins on 4 March 2027. No price is known.");
  private static final Voice SECOND =
      voice(
          3,
          "ledgerline",
          "Why SpaceX rents out its supercomputer",
          "SpaceX has found a paying guest for Colossus One, and the guest is Anthropic. The lease"
              + " covers 300 megawatts and some 220,000 GPUs. Building something like Colossus from"
              + " nothing would cost tens of billions. It also keeps the risk that chips grow old.");
  private static final Voice THIRD =
      voice(
          9,
          "chipwire",
          "Two hundred thousand GPUs get a new tenant",
          "Anthropic will run its models on Colossus One in Memphis, which SpaceX rents out as a"
              + " whole. Brokers in New York say that whole-site rentals were unheard of before."
              + " Odile Marchetti expects other landlords with spare power to follow.");

  @Test
  void threeOutletsInThreeWordingsMakeOneBriefOfSeveralSources() {
    Brief brief = brief(HEADLINE, FIRST, SECOND, THIRD).brief();
    assertThat(brief.gist()).isNotNull();
    assertThat(brief.gist().text()).contains("Colossus One", "Anthropic");
    assertThat(brief.summary()).hasSizeBetween(3, 5);
    assertThat(items(brief.summary())).hasSizeGreaterThan(1);
    assertThat(texts(brief.summary())).doesNotHaveDuplicates().doesNotContain(brief.gist().text());
    assertThat(brief.timeline()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(brief.timeline().getFirst().claim().citations().getFirst().item())
        .isEqualTo("item-tensorpost");
  }

  @Test
  void aDetailIsWrittenAsItsClaimHasItAndWhatIsSharedComesFirst() {
    List<Detail> details = brief(HEADLINE, FIRST, SECOND, THIRD).brief().details();
    assertThat(details)
        .allSatisfy(detail -> assertThat(detail.claim().text()).contains(detail.value()));
    assertThat(details)
        .extracting(Detail::value)
        .anyMatch(value -> value.contains("220,000"))
        .contains("300 megawatts", "4 March 2027");
    assertThat(details.getFirst().kind()).isEqualTo(Detail.Kind.NUMBER);
    assertThat(details).extracting(Detail::claim).doesNotHaveDuplicates();
  }

  @Test
  void everyWordIsOfASourceThatIsAMember() {
    Briefs.Account account = brief(HEADLINE, FIRST, SECOND, THIRD);
    List<Voice> voices = List.of(FIRST, SECOND, THIRD);
    for (Claim claim : all(account)) {
      Citation citation = claim.citations().getFirst();
      Voice voice =
          voices.stream().filter(v -> v.item().equals(citation.item())).findFirst().orElseThrow();
      assertThat(voice.speech().sentences())
          .anyMatch(s -> s.id().equals(citation.sentence()) && s.text().equals(claim.text()));
      assertThat(citation.quote()).isEqualTo(claim.text());
      assertThat(claim.text()).doesNotStartWith("It also");
    }
  }

  @Test
  void numbersThatCannotBothBeTrueStandSideBySide() {
    Voice survey =
        voice(
            0,
            "gridandrack",
            "Nearly half are late",
            "A survey of the American pipeline finds nearly 50 % of the data-centre projects behind"
                + " schedule.");
    Voice count =
        voice(
            1,
            "tensorpost",
            "More than half are late",
            "Over 50 % of the data-centre projects planned in the United States are behind schedule,"
                + " according to a count.");
    Voice both =
        voice(
            2,
            "ledgerline",
            "Idle chips",
            "One count says nearly half of the data-centre projects are late, another puts over 50 %"
                + " of the projects there.");
    List<Disagreement> all =
        brief("Data-centre projects run late", survey, count, both).brief().disagreements();
    assertThat(all)
        .singleElement()
        .extracting(Disagreement::about)
        .isEqualTo("data-centre projects");
    assertThat(all.getFirst().sides())
        .extracting(Side::value)
        .containsExactly(
            "nearly 50 % of the data-centre projects", "Over 50 % of the data-centre projects");
  }

  @Test
  void numbersThatMayBothBeTrueAreNoDisagreement() {
    Voice round = voice(0, "a", "Lease", "Colossus One holds some 220,000 GPUs in Memphis today.");
    Voice exact = voice(1, "b", "Lease", "Colossus One holds 221,300 GPUs in Memphis as of today.");
    Voice over =
        voice(2, "c", "Lease", "Colossus One holds more than 200,000 GPUs in Memphis today.");
    assertThat(brief("Colossus One", round, exact, over).brief().disagreements()).isEmpty();
  }

  @Test
  void whatChangedIsNoDisagreement() {
    Voice one =
        voice(
            0, "a", "Racks", "A rack at Meta used to draw 30 kilowatts, and now needs 500 to 700.");
    Voice other =
        voice(
            1, "b", "Racks", "Meta builds racks that draw between 500 and 700 kilowatts, from 30.");
    assertThat(brief("Racks at Meta", one, other).brief().disagreements()).isEmpty();
  }

  @Test
  void deadThatAreCountedDifferentlyAreADisagreementAndOneSourcesUpdateIsNone() {
    String twelve = "The flood in Valencia has left 12 people dead, the mayor said on Friday.";
    String fifteen = "The flood in Valencia has left 15 people dead, the region said on Friday.";
    Voice wire = voice(0, "wire", "Flood", twelve);
    assertThat(
            brief("Flood in Valencia", wire, voice(1, "daily", "Flood", fifteen))
                .brief()
                .disagreements())
        .singleElement()
        .extracting(Disagreement::about)
        .isEqualTo("people");
    assertThat(
            brief("Flood in Valencia", wire, voice(1, "wire", "Flood", fifteen))
                .brief()
                .disagreements())
        .isEmpty();
  }

  @Test
  void theSameClaimOfTwoIsSaidOnceInEachList() {
    Voice again = new Voice("item-mirror", "mirror", FIRST.at().plusSeconds(60), FIRST.speech());
    Brief brief = brief(HEADLINE, FIRST, again).brief();
    assertThat(texts(brief.summary())).doesNotHaveDuplicates();
    assertThat(brief.timeline()).hasSize(1);
    assertThat(brief(HEADLINE, FIRST, again).insights())
        .extracting(Insight::claim)
        .doesNotHaveDuplicates();
  }

  @Test
  void aStoryThatNobodyTellsInSentencesHasAnEmptyBrief() {
    Briefs.Account account = brief("Table", voice(0, "a", "Table", "12 13 14 15. 1 2 3 4."));
    assertThat(account.brief().gist()).isNull();
    assertThat(all(account)).isEmpty();
    assertThat(brief("Nothing").brief().gist()).isNull();
  }

  @Test
  void oneLineIsTheGistAndNothingRepeatsIt() {
    Brief brief =
        brief("Lease", voice(0, "a", "Lease", "SpaceX leases Colossus One to Anthropic now."))
            .brief();
    assertThat(brief.gist()).isNotNull();
    assertThat(brief.summary()).isEmpty();
    assertThat(brief.timeline()).hasSize(1);
  }

  @Test
  void hundredsOfVoicesMakeABriefOfBoundedSize() {
    List<Voice> voices = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      voices.add(
          voice(
              i,
              "s" + i,
              "Plant " + i,
              "Plant %d in town x%d ordered %d turbines from Siemens. Mayor Zed%d of town x%d will pay more for the y%d grid."
                  .formatted(i, i, i + 40, i, i, i)));
    }
    Briefs.Account account = brief("Plants order turbines", voices.toArray(Voice[]::new));
    Brief brief = account.brief();
    assertThat(brief.summary()).hasSizeLessThanOrEqualTo(5);
    assertThat(brief.details()).hasSizeLessThanOrEqualTo(6);
    assertThat(brief.impact()).hasSizeLessThanOrEqualTo(3);
    assertThat(brief.disagreements()).hasSizeLessThanOrEqualTo(4);
    assertThat(brief.disagreements())
        .allSatisfy(one -> assertThat(one.sides()).hasSizeLessThanOrEqualTo(4));
    assertThat(brief.timeline()).hasSizeLessThanOrEqualTo(8);
    assertThat(account.insights()).hasSizeLessThanOrEqualTo(5);
  }

  private static Set<String> items(List<Claim> claims) {
    return claims.stream()
        .map(claim -> claim.citations().getFirst().item())
        .collect(Collectors.toSet());
  }

  private static List<Claim> all(Briefs.Account account) {
    Brief brief = account.brief();
    return Stream.of(
            Stream.ofNullable(brief.gist()),
            brief.summary().stream(),
            brief.details().stream().map(Detail::claim),
            brief.impact().stream(),
            brief.disagreements().stream()
                .flatMap(one -> one.sides().stream())
                .flatMap(side -> side.claims().stream()),
            brief.timeline().stream().map(Brief.Development::claim),
            account.insights().stream().map(Insight::said))
        .flatMap(claims -> claims)
        .toList();
  }
}
