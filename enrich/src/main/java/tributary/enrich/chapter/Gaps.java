package tributary.enrich.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.enrich.chapter.Gap.Feature;
import tributary.enrich.text.DocumentFrequencies;

/// Looks at each gap between the units of an episode.
public final class Gaps {
  private static final int FULL = 1000;

  /// A matter has no more units than this, for [Split].
  private static final int LONGEST = 150;

  /// Meaningful words on each side that are some lines, and some minutes.
  private static final int LINES = 75;

  private static final int MINUTES = 200;

  /// Meaningful words in which something new is looked for.
  private static final int FIRST = 10;

  private static final int HARDLY = 8;
  private static final int LAST_UNITS = 3;

  /// Units on each side whose meanings are compared.
  private static final int NEIGHBOURS = 2;

  private final List<Unit> units;
  private final Speech speech;
  private final List<Cues> cues;
  private final List<Gap> gaps;

  private Gaps(List<Unit> units, DocumentFrequencies frequencies) {
    this.units = units;
    this.speech = Speech.of(units, frequencies);
    this.cues = units.stream().map(unit -> Cues.of(unit.text())).toList();
    this.gaps = Stream.generate(Gap::empty).limit(units.size()).toList();
  }

  /// The gap before each unit, in order; that before the first says nothing.
  public static List<Gap> of(
      List<Unit> units, @Nullable Meaning meaning, DocumentFrequencies frequencies) {
    if (units.isEmpty()) {
      return List.of();
    }
    Gaps gaps = new Gaps(units, frequencies);
    gaps.words();
    gaps.openings();
    gaps.surroundings();
    if (meaning != null) {
      gaps.meanings(meaning);
    }
    return gaps.gaps;
  }

  private void words() {
    double[] split = Split.of(speech, LONGEST);
    int[] splits = new int[split.length];
    for (int at = 0; at < split.length; at++) {
      splits[at] = (int) StrictMath.rint(FULL * split[at]);
    }
    int[] cosines = new Sides(speech, LINES).cosines();
    all(Feature.SPLIT, splits);
    all(Feature.COSINE, cosines);
    all(Feature.DEPTH, depths(cosines));
    all(Feature.COSINE_WIDE, new Sides(speech, MINUTES).cosines());
    all(Feature.NEW, new Sides(speech, FIRST).news());
  }

  private void all(Feature feature, int[] values) {
    for (int at = 1; at < values.length; at++) {
      gaps.get(at).set(feature, values[at]);
    }
  }

  /// How much deeper each gap lies than the heights around it (Hearst, "TextTiling", 1997).
  private static int[] depths(int[] cosines) {
    int[] depths = new int[cosines.length];
    int[] right = new int[cosines.length];
    for (int at = cosines.length - 1; at > 0; at--) {
      boolean rises = at + 1 < cosines.length && cosines[at + 1] >= cosines[at];
      right[at] = rises ? right[at + 1] : cosines[at];
    }
    int left = 0;
    for (int at = 1; at < cosines.length; at++) {
      left = at > 1 && cosines[at - 1] >= cosines[at] ? left : cosines[at];
      depths[at] = Math.min(FULL, left + right[at] - 2 * cosines[at]);
    }
    return depths;
  }

  private void openings() {
    for (int at = 1; at < units.size(); at++) {
      Cues own = cues.get(at);
      Cues before = cues.get(at - 1);
      flag(at, Feature.ORDINAL, own.ordinal());
      flag(at, Feature.BEGINS, own.begins());
      flag(at, Feature.MOVES, own.moves());
      flag(at, Feature.NUMBERED, own.numbered());
      flag(at, Feature.QUOTED, own.quoted());
      flag(at, Feature.TITLED, own.titled());
      flag(at, Feature.REPORTS, own.reports());
      flag(at, Feature.ANSWERS, own.answers());
      flag(at, Feature.FAREWELL, own.farewell());
      flag(at, Feature.CLOSES, before.closes());
      flag(at, Feature.ASKED, before.asks());
      int next = at + 1 < units.size() ? cues.get(at + 1).openings() : 0;
      gaps.get(at).set(Feature.CUED_NEXT, next * FULL / 4);
    }
  }

  private void surroundings() {
    String host = units.getFirst().voice();
    boolean several = units.stream().anyMatch(unit -> !Objects.equals(unit.voice(), host));
    for (int at = 1; at < units.size(); at++) {
      int own = speech.words[at].length;
      int before = speech.words[at - 1].length;
      flag(at, Feature.HOST, several && Objects.equals(units.get(at).voice(), host));
      gaps.get(at).set(Feature.WORDS, Math.min(100, own) * FULL / 100);
      gaps.get(at).set(Feature.WORDS_BEFORE, Math.min(100, before) * FULL / 100);
      flag(at, Feature.SHORT, own < HARDLY);
      flag(at, Feature.SHORT_BEFORE, before < HARDLY);
      flag(at, Feature.END, at >= units.size() - LAST_UNITS);
    }
  }

  private void flag(int at, Feature feature, boolean holds) {
    gaps.get(at).set(feature, holds ? FULL : 0);
  }

  private void meanings(Meaning meaning) {
    for (int at = 1; at < units.size(); at++) {
      List<Integer> before = telling(at - 1, -1);
      List<Integer> after = telling(at, 1);
      int sum = 0;
      for (int one : before) {
        for (int other : after) {
          sum += meaning.cosine(one, other);
        }
      }
      int pairs = before.size() * after.size();
      gaps.get(at).set(Feature.MEANING, pairs == 0 ? 0 : sum / pairs);
    }
  }

  /// The nearest units that say something, one way from a unit on.
  private List<Integer> telling(int from, int way) {
    List<Integer> telling = new ArrayList<>();
    for (int at = from; at >= 0 && at < units.size() && telling.size() < NEIGHBOURS; at += way) {
      if (speech.words[at].length >= HARDLY) {
        telling.add(at);
      }
    }
    return telling;
  }
}
