package tributary.enrich.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tributary.events.item.Sentence;

/// Makes paragraphs of what is said: another voice begins one, so does a sentence that opens
/// something, and none goes on for much longer than half a minute.
public final class Units {
  /// Dividing takes the square of their number.
  private static final int MOST = 1_500;

  private static final int LONGEST_WORDS = 90;

  /// What is no longer than this is no paragraph before an opening.
  private static final int FEWEST_WORDS = 12;

  private final List<Sentence> spoken;
  private final int longest;
  private final boolean voices;
  private final List<Unit> units = new ArrayList<>();
  private final List<Sentence> open = new ArrayList<>();
  private int words;

  private Units(List<Sentence> spoken, int longest, boolean voices) {
    this.spoken = spoken;
    this.longest = longest;
    this.voices = voices;
  }

  /// The units of what is said, in order, every sentence in one of them.
  public static List<Unit> of(List<Sentence> spoken) {
    List<Unit> units = new Units(spoken, LONGEST_WORDS, true).made();
    if (units.size() <= MOST) {
      return units;
    }
    int all = spoken.stream().mapToInt(Units::words).sum();
    return new Units(spoken, Math.max(LONGEST_WORDS, all / MOST + 1), false).made();
  }

  private List<Unit> made() {
    for (Sentence sentence : spoken) {
      if (!open.isEmpty() && begins(sentence)) {
        end();
      }
      open.add(sentence);
      words += words(sentence);
    }
    if (!open.isEmpty()) {
      end();
    }
    return List.copyOf(units);
  }

  private boolean begins(Sentence sentence) {
    boolean other = !Objects.equals(sentence.speaker(), open.getLast().speaker());
    return words >= longest
        || (voices && (other || (words >= FEWEST_WORDS && Cues.of(sentence.text()).begins())));
  }

  private void end() {
    units.add(new Unit(open.getFirst().speaker(), open));
    open.clear();
    words = 0;
  }

  private static int words(Sentence sentence) {
    return 1 + (int) sentence.text().chars().filter(c -> c == ' ').count();
  }
}
