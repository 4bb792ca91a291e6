package tributary.enrich.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.Sentences;
import tributary.events.item.Sentence;

class HeadingsTest {
  @Test
  void aTitleThatIsReadOutIsTheTitle() {
    List<Sentence> said =
        said("Next question. \"Why do tidal turbines rust so quickly?\" Ada, you looked into it.");

    assertThat(headings(said).of(said)).isEqualTo("Why do tidal turbines rust so quickly?");
  }

  @Test
  void elseItIsWhatIsSpokenOfHereAndHardlyAnywhereElse() {
    List<Sentence> here =
        said(
            "Okay, great, so let's get to tidal turbines. Tidal turbines are cheap now, I think."
                + " You know, the ferry captains like tidal turbines.");
    List<Sentence> all = new ArrayList<>(here);
    all.addAll(said("The ferry captains went on strike. Ferry captains want better pay."));

    assertThat(headings(all).of(here)).startsWith("Tidal turbines");
  }

  @Test
  void noTitleIsGivenTwice() {
    List<Sentence> one =
        said("The harbour ballot failed, and the harbour ballot will be held again.");
    Headings headings = headings(one);

    assertThat(headings.of(one)).isNotEqualToIgnoringCase(headings.of(one));
  }

  @Test
  void namesOfThoseWhoSpeakAreNoMatter() {
    List<Sentence> said =
        List.of(
            new Sentence("0", "Thanks Winifred, and Winifred, what of the quinoa?", 0, "Bo"),
            new Sentence("1", "Well, the quinoa is late.", 5, "Winifred"));

    assertThat(headings(said).of(said)).isEqualTo("Quinoa");
  }

  @Test
  void withoutPunctuationOrCapitalsItIsStillWords() {
    List<Sentence> said =
        said(
            "so yeah we were going to talk about carbon border levies and uh carbon border levies");

    assertThat(headings(said).of(said)).isEqualTo("Carbon border levies");
  }

  @Test
  void oneWordSaidAThousandTimesIsTheTitleAndNothingHasNone() {
    List<Sentence> said = said("Hodor ".repeat(1_000).strip());

    assertThat(headings(said).of(said)).isEqualTo("Hodor");
    assertThat(headings(List.of()).of(List.of())).isEmpty();
  }

  @Test
  void itIsNeverCutWithinAWordAndNeverLong() {
    for (String text : List.of("Yes and no, ".repeat(30) + "so.", "This is it. And so on.")) {
      List<Sentence> said = said(text);
      String title = headings(said).of(said);

      assertThat(title).isNotBlank().hasSizeLessThanOrEqualTo(Headings.LONGEST);
      assertThat(text).contains(title.replace("…", ""));
      assertThat(text.substring(title.replace("…", "").length())).matches("(?s)(\\W.*)?");
    }
  }

  private static Headings headings(List<Sentence> all) {
    return new Headings(all, DocumentFrequencies.bundled());
  }

  private static List<Sentence> said(String text) {
    List<Sentence> said = new ArrayList<>();
    Sentences.of(text).forEach(s -> said.add(new Sentence("" + said.size(), s, 0, null)));
    return said;
  }
}
