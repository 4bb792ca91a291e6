package tributary.enrich.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Words of a text weighted by how often they stand in it and how rare they are elsewhere (TF-IDF;
/// Salton and Buckley 1988), of length one, in integers: the same on every machine.
///
/// @param terms hashes of the words, ascending, none twice
/// @param weights of the words, from 0 to [#UNIT]
@SuppressWarnings("ArrayRecordComponent") // millions of them, and never compared with equals
public record TermVector(int[] terms, int[] weights) {
  /// The weight that stands for 1.
  static final int UNIT = 1 << 14;

  private static final int FULL = 1000;

  /// Weighs words.
  ///
  /// @param counts how often each word stands in the text
  public static TermVector of(Map<String, Integer> counts, DocumentFrequencies frequencies) {
    TreeMap<Integer, Double> weights = new TreeMap<>();
    counts.forEach((word, count) ->
        weights.merge(
            word.hashCode(), (1 + logarithm(count)) * frequencies.rarity(word), Double::sum));
    double length = StrictMath.sqrt(weights.values().stream().mapToDouble(w -> w * w).sum());
    return new TermVector(
        weights.keySet().stream().mapToInt(Integer::intValue).toArray(),
        weights.values().stream()
            .mapToInt(weight -> length == 0 ? 0 : (int) StrictMath.rint(weight / length * UNIT))
            .toArray());
  }

  /// Most words stand in a text once.
  private static double logarithm(int count) {
    return count == 1 ? 0 : StrictMath.log(count);
  }

  /// Adds how often each meaningful word stands in `words`.
  public static void count(List<String> words, Map<String, Integer> into) {
    for (String word : words) {
      if (!Tokens.empty(word)) {
        into.merge(word, 1, Integer::sum);
      }
    }
  }

  /// Cosine similarity from 0 (no word in common) to 1000 (the same words in the same shares).
  public int cosine(TermVector other) {
    long dot = 0;
    int theirs = 0;
    for (int own = 0; own < terms.length; own++) {
      while (theirs < other.terms.length && other.terms[theirs] < terms[own]) {
        theirs++;
      }
      if (theirs < other.terms.length && other.terms[theirs] == terms[own]) {
        dot += (long) weights[own] * other.weights[theirs];
      }
    }
    return (int) Math.min(FULL, dot * FULL / ((long) UNIT * UNIT));
  }
}
