package tributary.enrich.chapter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What is said on both sides of a gap between units, so many words far.
final class Sides {
  private final Speech speech;
  private final int reach;

  /// @param reach words on each side, at least; whole units are taken
  Sides(Speech speech, int reach) {
    this.speech = speech;
    this.reach = reach;
  }

  /// The first unit of those before gap `at` that are within reach.
  int from(int at) {
    int said = 0;
    int from = at;
    while (from > 0 && said < reach) {
      said += speech.words[--from].length;
    }
    return from;
  }

  /// The unit after the last of those after gap `at` that are within reach.
  int to(int at) {
    int said = 0;
    int to = at;
    while (to < speech.units() && said < reach) {
      said += speech.words[to++].length;
    }
    return to;
  }

  /// Cosine of the words before and after each gap, weighed by rarity, in thousandths; of gap 0, 0.
  int[] cosines() {
    int[] cosines = new int[speech.units()];
    for (int at = 1; at < cosines.length; at++) {
      cosines[at] = cosine(counts(from(at), at), counts(at, to(at)));
    }
    return cosines;
  }

  /// Rarity of the words after each gap that were never said before it, as a share of all there, in
  /// thousandths.
  int[] news() {
    int[] news = new int[speech.units()];
    Set<Integer> known = new HashSet<>();
    for (int at = 0; at < news.length; at++) {
      double fresh = 0;
      double all = 0;
      for (int word : sorted(at)) {
        all += speech.rarity[word];
        fresh += known.contains(word) ? 0 : speech.rarity[word];
      }
      news[at] = all == 0 ? 0 : (int) StrictMath.rint(1000 * fresh / all);
      for (int word : speech.words[at]) {
        known.add(word);
      }
    }
    return news;
  }

  private int[] sorted(int at) {
    return counts(at, to(at)).keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private Map<Integer, Integer> counts(int from, int to) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int unit = from; unit < to; unit++) {
      for (int word : speech.words[unit]) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    return counts;
  }

  private int cosine(Map<Integer, Integer> before, Map<Integer, Integer> after) {
    double dot = 0;
    for (int word : before.keySet().stream().mapToInt(Integer::intValue).sorted().toArray()) {
      dot += weight(before, word) * weight(after, word);
    }
    double lengths = StrictMath.sqrt(square(before) * square(after));
    return lengths == 0 ? 0 : (int) StrictMath.rint(1000 * dot / lengths);
  }

  private double square(Map<Integer, Integer> counts) {
    double square = 0;
    for (int word : counts.keySet().stream().mapToInt(Integer::intValue).sorted().toArray()) {
      double weight = weight(counts, word);
      square += weight * weight;
    }
    return square;
  }

  private double weight(Map<Integer, Integer> counts, int word) {
    int count = counts.getOrDefault(word, 0);
    return count == 0 ? 0 : (1 + StrictMath.log(count)) * speech.rarity[word];
  }
}
