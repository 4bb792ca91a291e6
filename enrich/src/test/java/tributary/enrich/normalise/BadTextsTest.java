package tributary.enrich.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
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
  void marksThatPileUpOnALetterAreHeldToFour() {
    String piled = "Z" + "\u0335\u0321\u0348".repeat(200) + "o";

    assertThat(normaliser.normalise(RawItems.post("a", 0, piled, "")).title())
        .isEqualTo("Z\u0335\u0321\u0348\u0335o");
    String spelt = "ש\u05c1\u05b8ל\u05d5\u05b9ם é ở";
    assertThat(normaliser.normalise(RawItems.post("a", 0, spelt, "")).title()).isEqualTo(spelt);
  }

  /// `Aa` and `BB` have one hash, and so has every row of them.
  @Test
  void thousandsOfWordsOfOneHashAreReadAsOthersAre() {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 1 << 14; word++) {
      for (int bit = 0; bit < 14; bit++) {
        text.append((word >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append(word % 8 == 7 ? ". " : " ");
    }
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

    Draft draft = normaliser.normalise(RawItems.post("a", 0, "Title", text.toString()));

    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
    assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(60));
    assertThat(draft.sentences()).isNotEmpty();
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
