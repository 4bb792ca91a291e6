package tributary.enrich.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tributary.enrich.RawItems;
import tributary.events.item.Sentence;

/// What comes as text and is none, or far too much.
class BadTextsTest {
  private final Normaliser normaliser = new Normaliser();

  @Test
  void fiveMegabytesTakeSecondsAndLoseNothingThatARecordHolds() {
    Map<String, String> texts =
        Map.of(
            "sentences", "Houses fell in the west. ".repeat(200_000),
            "one word", "quake ".repeat(830_000),
            "one endless word", "x".repeat(5_000_000),
            "full stops", ". ".repeat(2_500_000),
            "capitals", "Aa Bb 1,234 ".repeat(400_000),
            "mixed scripts", "الشبكة grid 電力 сеть \u202Egnirts\u202C ".repeat(120_000),
            "emoji", "\uD83D\uDE00 ".repeat(1_600_000));
    texts.forEach((sort, text) -> {
      long began = System.nanoTime();

      Draft draft = normaliser.normalise(RawItems.post("a", 0, "Title", text));

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .as(sort)
          .isLessThan(Duration.ofMinutes(2));
      assertThat(draft.passages()).as(sort).hasSize(1);
    });
  }

  @Test
  void anEmptyItemHasATitleAndNothingElse() {
    Draft draft = normaliser.normalise(RawItems.post("a", 0, "Quake", ""));

    assertThat(draft.sentences()).isEmpty();
    assertThat(draft.facts().names()).isEmpty();
    assertThat(draft.passages()).containsExactly(new Passage(0, null, "Quake", ""));
  }

  @Test
  void marksOfDirectionAreGoneAndTheWordsLeft() {
    Draft draft =
        normaliser.normalise(
            RawItems.post(
                "a",
                0,
                "\u202Eevil\u202C \u200Fشبكة\u200F",
                "\u2067قدمت\u2069 خطة. \u202Ego\u00ADod\u202C."));

    assertThat(draft.title()).isEqualTo("evil \u200Fشبكة\u200F");
    assertThat(draft.sentences()).extracting(Sentence::text).containsExactly("قدمت خطة. good.");
  }

  @Test
  void aTitleThatNobodySeesIsSaidToBeNone() {
    assertThat(normaliser.normalise(RawItems.post("a", 0, "\u202E", "Text.")).title())
        .isEqualTo("…");
    assertThat(normaliser.normalise(RawItems.post("a", 0, "<br>", "Text.")).title()).isEqualTo("…");
  }

  @Test
  void aTitleOfEmojiIsKept() {
    Draft draft = normaliser.normalise(RawItems.post("a", 0, "🔥🔥", "Houses burn."));

    assertThat(draft.title()).isEqualTo("🔥🔥");
    assertThat(normaliser.normalise(RawItems.post("a", 0, "👩‍🚒 at work", "")).title())
        .isEqualTo("👩‍🚒 at work");
  }

  @Test
  void aTextThatIsItsTitleIsToldOnce() {
    String text = "Strong quake hits Nepal.";

    assertThat(normaliser.normalise(RawItems.post("a", 0, text, text)).passages())
        .containsExactly(new Passage(0, null, text, ""));
    assertThat(normaliser.normalise(RawItems.post("a", 0, text, text + " Help comes.")).passages())
        .containsExactly(new Passage(0, null, text, "Help comes."));
  }
}
