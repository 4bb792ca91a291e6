package tributary.enrich.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tributary.enrich.RawItems;
import tributary.enrich.chapter.Chapters;
import tributary.events.item.Chapter;
import tributary.events.item.Episode;
import tributary.events.item.RawItem;
import tributary.events.item.Section;
import tributary.events.item.Utterance;

class PassagesTest {
  private static final List<Chapter> CHAPTERS =
      List.of(
          new Chapter(0, "Intro", null),
          new Chapter(90, "A new chip from Example Silicon", null),
          new Chapter(600, "Ad", null),
          new Chapter(630, "Nepal after the quake", null),
          new Chapter(1790, "Bye", null));

  private final Normaliser normaliser = new Normaliser();
  private final Chapters chapters = Chapters.bundled();

  @Test
  void aWrittenItemIsOnePassage() {
    List<Passage> passages =
        passages(RawItems.post("wire", 0, "Strong quake", "Houses fell. Help comes."));

    assertThat(passages)
        .containsExactly(new Passage(0, null, "Strong quake", "Houses fell. Help comes."));
    assertThat(passages.getFirst().id("x")).isEqualTo("x");
  }

  @Test
  void aLeadEndsWithTheSentenceThatReachesAHundredAndFiftyWords() {
    String lead =
        passages(
                RawItems.post(
                    "wire",
                    0,
                    "Long",
                    "Ten words make up each of these plain sentences here. ".repeat(50)))
            .getFirst()
            .lead();

    assertThat(lead.split(" ")).hasSize(150);
  }

  @Test
  void anEndlessSentenceIsCut() {
    assertThat(passages(RawItems.post("wire", 0, "Long", "😀".repeat(50_000))).getFirst().lead())
        .hasSize(2_000);
  }

  @Test
  void chaptersArePassagesButForFrameAndJingles() {
    List<Passage> passages =
        passages(RawItems.episode("show", "News of the week", "", CHAPTERS, said()));

    assertThat(passages).extracting(Passage::number).containsExactly(0, 2, 4);
    assertThat(passages)
        .extracting(Passage::title)
        .containsExactly(
            "News of the week", "A new chip from Example Silicon", "Nepal after the quake");
    assertThat(passages).extracting(Passage::start).containsExactly(null, 90, 630);
    assertThat(passages.get(2).id("x")).isEqualTo("x#4");
  }

  @Test
  void aChaptersLeadIsWhatIsSaidInIt() {
    Passage chip = passages(RawItems.episode("show", "News", "", CHAPTERS, said())).get(1);

    assertThat(chip.lead()).startsWith("Said at 90.").doesNotContain("Said at 60.");
    assertThat(passages(RawItems.episode("show", "News", "", CHAPTERS, said())).get(2).lead())
        .startsWith("Said at 630.");
  }

  @Test
  void withoutATranscriptAChaptersLeadIsWhatTheNotesSayOfIt() {
    String notes = "<p>We talk about a chip.</p><p>Then we go to Nepal.</p><p>Write to us.</p>";

    List<Passage> passages = passages(RawItems.episode("show", "News", notes, CHAPTERS, List.of()));

    assertThat(passages.get(1).lead()).isEqualTo("We talk about a chip.");
    assertThat(passages.get(2).lead()).isEqualTo("Then we go to Nepal.");
  }

  @Test
  void aTranscriptAloneIsTakenApartByItsSections() {
    Draft draft = draft(RawItems.episode("show", "Talk", "", List.of(), said()));
    Draft divided =
        draft.divided(
            List.of(
                new Section(1, 0, "Quarters", false, List.of(), List.of()),
                new Section(2, 900, "Halves", false, List.of(), List.of())));

    assertThat(divided.passages()).extracting(Passage::number).containsExactly(0, 1, 2);
    assertThat(divided.passages()).extracting(Passage::start).containsExactly(null, 0, 900);
    assertThat(divided.passages().get(1).lead()).startsWith("Said at 0.").contains("Said at 870.");
    assertThat(divided.passages().get(2).lead()).startsWith("Said at 900.");
    assertThat(divided.passages().get(2).title()).isEmpty();
  }

  @Test
  void neverMoreThanSixtyPartsHoweverManyChapters() {
    List<Chapter> many =
        IntStream.range(0, 2_000).mapToObj(i -> new Chapter(i, "Part " + i, null)).toList();
    List<Section> sections =
        many.stream()
            .map(c ->
                new Section(c.start() + 1, 90 * c.start(), c.title(), true, List.of(), List.of()))
            .toList();
    Draft draft = draft(RawItems.episode("show", "Day", "", List.of(), said()));

    assertThat(draft.divided(sections).passages()).hasSize(61);
  }

  @Test
  void anEpisodeWithNothingOrOneChapterOrATrailerIsOnePassage() {
    Episode trailer =
        new Episode(
            null, null, null, null, "trailer", null, List.of(), List.of(), List.of(), List.of(),
            null, null);

    assertThat(passages(RawItems.episode("show", "Talk", "Notes.", List.of(), List.of())))
        .hasSize(1);
    assertThat(passages(RawItems.episode("show", "Talk", "", CHAPTERS.subList(0, 2), List.of())))
        .hasSize(1);
    assertThat(passages(RawItems.episode("show", "Soon", "", CHAPTERS, said(), trailer)))
        .hasSize(1);
  }

  /// Something every half minute, for half an hour.
  private static List<Utterance> said() {
    return IntStream.range(0, 60)
        .mapToObj(i -> new Utterance(30 * i, "Ada", "Said at " + 30 * i + "."))
        .toList();
  }

  private List<Passage> passages(RawItem item) {
    return draft(item).passages();
  }

  private Draft draft(RawItem item) {
    return chapters.divided(normaliser.normalise(item));
  }
}
