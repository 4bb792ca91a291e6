package tributary.enrich.chapter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.item.Sentence;

/// Divides what is said into chapters. Safe to share between threads.
///
/// @param judgement of gaps
/// @param frequencies what is rare
public record Division(Judgement judgement, DocumentFrequencies frequencies) {
  /// As in the jar.
  public static Division bundled() {
    return new Division(Judgement.bundled(), DocumentFrequencies.bundled());
  }

  /// The logit of a boundary before each unit, in thousandths.
  ///
  /// @param meaning null where embedding is off
  public int[] logits(List<Unit> units, @Nullable Meaning meaning) {
    return Gaps.of(units, meaning, frequencies).stream()
        .mapToInt(gap -> judgement.logit(gap, meaning != null))
        .toArray();
  }

  /// The units with which chapters begin by their wording alone, the first left out: nobody says
  /// how long they last.
  public List<Integer> untimed(List<Unit> units, @Nullable Meaning meaning) {
    int[] lengths = units.stream().mapToInt(_ -> 1).toArray();
    return new Segmenter(1, Integer.MAX_VALUE).boundaries(logits(units, meaning), lengths);
  }

  /// A title for each chapter, of its own words.
  ///
  /// @param boundaries as [#untimed] finds them
  public List<String> titles(List<Unit> units, List<Integer> boundaries) {
    Headings headings = new Headings(sentences(units), frequencies);
    return cut(units, boundaries).stream().map(part -> headings.of(sentences(part))).toList();
  }

  private static List<Sentence> sentences(List<Unit> units) {
    return units.stream().flatMap(unit -> unit.sentences().stream()).toList();
  }

  /// Cuts what is said before each of the boundaries.
  static List<List<Unit>> cut(List<Unit> units, List<Integer> boundaries) {
    List<List<Unit>> parts = new ArrayList<>();
    int from = 0;
    for (int to : boundaries) {
      parts.add(units.subList(from, to));
      from = to;
    }
    parts.add(units.subList(from, units.size()));
    return parts;
  }
}
