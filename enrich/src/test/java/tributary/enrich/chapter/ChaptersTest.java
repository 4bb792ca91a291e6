package tributary.enrich.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tributary.enrich.RawItems;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Normaliser;
import tributary.enrich.normalise.Passage;
import tributary.enrich.text.Tokens;
import tributary.events.claim.Claim;
import tributary.events.item.Chapter;
import tributary.events.item.Item;
import tributary.events.item.Section;
import tributary.events.item.Utterance;

class ChaptersTest {
  private static final List<List<String>> MATTERS =
      List.of(
          List.of("turbine", "harbour", "tide", "blade", "generator", "estuary", "cable"),
          List.of("quinoa", "drought", "harvest", "farmer", "irrigation", "silo", "grain"),
          List.of("ballot", "senator", "recount", "precinct", "turnout", "lawsuit", "clerk"));

  private final Chapters chapters = Chapters.bundled();

  @Test
  void aTranscriptIsDividedWhereItsMattersChange() {
    List<Section> sections = sections(List.of(), talk(20));

    assertThat(sections).hasSize(3);
    assertThat(sections).extracting(Section::number).containsExactly(1, 2, 3);
    assertThat(sections).extracting(Section::start).containsExactly(0, 600, 1200);
    assertThat(sections).noneMatch(Section::marked);
    assertThat(sections).allSatisfy(section -> assertThat(section.speakers()).contains("Ada"));
    for (int matter = 0; matter < 3; matter++) {
      assertThat(MATTERS.get(matter)).anyMatch(words(sections.get(matter).title())::contains);
    }
  }

  @Test
  void itsSummaryIsOfAtMostTwoSentencesThatAreSaidInIt() {
    Draft draft = divided(List.of(), talk(20));

    for (int i = 0; i < 3; i++) {
      int from = 600 * i;
      assertThat(draft.sections().get(i).summary())
          .hasSizeBetween(1, 2)
          .noneMatch(claim -> claim.text().contains("moving on"))
          .allSatisfy(claim -> assertThat(said(draft, claim)).isTrue())
          .allSatisfy(claim ->
              assertThat(claim.citations().getFirst().second()).isBetween(from, from + 599));
    }
  }

  private static boolean said(Draft draft, Claim claim) {
    return draft.sentences().stream()
        .map(sentence -> sentence.claim(draft.id()))
        .anyMatch(claim::equals);
  }

  @Test
  void partsOfTheDraftAreItsSectionsByTheSameNumbers() {
    Draft draft = divided(List.of(), talk(20));

    assertThat(draft.passages()).extracting(Passage::number).containsExactly(0, 1, 2, 3);
    Item item = draft.decided("story", null, List.of(), List.of());
    assertThat(item.sections()).isEqualTo(draft.sections());
  }

  @Test
  void aPublishersChaptersStandAsTheyAreGiven() {
    List<Section> sections =
        sections(
            List.of(
                new Chapter(1200, "The recount", null),
                new Chapter(0, "Intro", null),
                new Chapter(600, " ", null),
                new Chapter(600, "Quinoa", null),
                new Chapter(90_000, "Beyond the end", null)),
            talk(20));

    assertThat(sections).extracting(Section::start).containsExactly(0, 600, 1200);
    assertThat(sections.get(0).title()).isEqualTo("Intro");
    assertThat(sections.get(2).title()).isEqualTo("The recount");
    assertThat(sections).allMatch(Section::marked);
    assertThat(sections.get(2).summary()).isNotEmpty();
  }

  @Test
  void chaptersWithoutTitlesAreCalledByWhatIsSaidInThemOrNotAtAll() {
    List<Chapter> untitled = List.of(new Chapter(0, "", null), new Chapter(600, "  ", null));

    assertThat(sections(untitled, talk(20)))
        .hasSize(2)
        .allSatisfy(section -> assertThat(section.title()).isNotBlank());
    assertThat(sections(untitled, List.of())).isEmpty();
  }

  @Test
  void tenThousandChaptersAreAHundredAndTheirTitlesNotEndless() {
    List<Chapter> many =
        new ArrayList<>(
            IntStream.range(0, 10_000).mapToObj(i -> new Chapter(i, "Part " + i, null)).toList());
    many.add(new Chapter(0, "Endless ".repeat(10_000), null));
    Collections.reverse(many);

    List<Section> sections = sections(many, talk(20));

    assertThat(sections).hasSize(100);
    assertThat(sections).extracting(Section::title).allMatch(title -> title.length() <= 200);
  }

  @Test
  void sixHoursHaveSixtyChaptersAtMostAndNoneOfLessThanAMinute() {
    Random chance = new Random(7);
    List<Utterance> day =
        IntStream.range(0, 6 * 360)
            .mapToObj(i ->
                new Utterance(
                    10 * i, i % 7 == 0 ? "Bo" : "Ada", "Next item: " + line(i / 6, chance)))
            .toList();

    List<Section> sections = sections(List.of(), day);

    assertThat(sections).hasSizeBetween(2, 60);
    for (int i = 1; i < sections.size(); i++) {
      assertThat(start(sections.get(i)) - start(sections.get(i - 1))).isGreaterThanOrEqualTo(60);
    }
  }

  private static int start(Section section) {
    return section.start() == null ? -1 : section.start();
  }

  @Test
  void speechWithoutPunctuationIsDividedAndCalledSomething() {
    List<Utterance> said =
        talk(20).stream()
            .map(u ->
                new Utterance(
                    u.start(), null, u.text().toLowerCase(Locale.ROOT).replaceAll("[.,]", "")))
            .toList();

    assertThat(sections(List.of(), said))
        .hasSizeBetween(2, 6)
        .allSatisfy(section -> assertThat(section.title()).isNotBlank());
  }

  @Test
  void whatIsOneMatterOrSaysNothingHasNoSections() {
    List<Utterance> word =
        IntStream.range(0, 600).mapToObj(i -> new Utterance(i, "Bo", "Buffalo.")).toList();

    assertThat(sections(List.of(), List.of())).isEmpty();
    assertThat(sections(List.of(), List.of(new Utterance(0, null, "Hello and goodbye."))))
        .isEmpty();
    assertThat(sections(List.of(), List.of(new Utterance(0, null, " ")))).isEmpty();
    assertThat(sections(List.of(), word)).isEmpty();
    Draft written = new Normaliser().normalise(RawItems.post("wire", 0, "Quake", "Houses fell."));
    assertThat(chapters.divided(written)).isEqualTo(written);
  }

  @Test
  void aTranscriptWithoutTimesHasSectionsWithoutThem() {
    List<Utterance> said =
        talk(20).stream().map(u -> new Utterance(0, u.speaker(), u.text())).toList();

    assertThat(sections(List.of(), said)).hasSize(3).allMatch(section -> section.start() == null);
  }

  @Test
  void meaningIsAskedForEachUnitOnceAndNotOfAPublishersChapters() {
    List<String> asked = new ArrayList<>();
    Function<String, Embedding> meaning =
        text -> {
          asked.add(text);
          return Embedding.of(
              new float[] {text.contains("turbine") ? 1 : 0, text.contains("quinoa") ? 1 : 0, .2f});
        };

    chapters.divided(draft(List.of(new Chapter(0, "All", null)), talk(20)), meaning);
    assertThat(asked).isEmpty();

    assertThat(chapters.divided(draft(List.of(), talk(20)), meaning).sections()).hasSize(3);
    assertThat(asked).isNotEmpty().doesNotHaveDuplicates();
  }

  /// Three matters, so many half minutes each, in order.
  private static List<Utterance> talk(int each) {
    Random chance = new Random(3);
    List<Utterance> said = new ArrayList<>();
    for (int i = 0; i < 3 * each; i++) {
      String opening = i % each == 0 && i > 0 ? "All right, moving on to our next item. " : "";
      String voice = i % 4 == 3 ? "Bo" : "Ada";
      said.add(new Utterance(30 * i, voice, opening + line(i / each, chance)));
    }
    return said;
  }

  /// Some sentences on a matter.
  private static String line(int matter, Random chance) {
    List<String> words = new ArrayList<>(MATTERS.get(matter % 3));
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      Collections.shuffle(words, chance);
      line.append("The %s of the %s came to the %s near a %s. ".formatted(words.toArray()));
    }
    return line.toString().strip();
  }

  private static List<String> words(String title) {
    return Tokens.all(title);
  }

  private List<Section> sections(List<Chapter> marked, List<Utterance> said) {
    return divided(marked, said).sections();
  }

  private Draft divided(List<Chapter> marked, List<Utterance> said) {
    return chapters.divided(draft(marked, said));
  }

  private static Draft draft(List<Chapter> marked, List<Utterance> said) {
    return new Normaliser().normalise(RawItems.episode("show", "Talk", "", marked, said));
  }
}
