package tributary.enrich.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// How a short text words what it says: its meaningful words, each with its weight in the title, in
/// the text below it, and in both (TF-IDF; Salton and Buckley 1988). Every column of weights has
/// length one, in integers: the same on every machine.
///
/// @param terms hashes of the words, ascending, none twice
/// @param title weights in the title, from 0 to [#UNIT]
/// @param text weights in the text
/// @param whole weights in title and text as one
/// @param headed the same, every word of the title counted twice
/// @param rarity of the words, in hundredths (`DocumentFrequencies`)
/// @param rare hashes of the words that next to no document has, ascending
/// @param numbers hashes of the words that begin with a digit, ascending
@SuppressWarnings("ArrayRecordComponent") // millions of them, and never compared with equals
public record Wording(
    int[] terms,
    int[] title,
    int[] text,
    int[] whole,
    int[] headed,
    int[] rarity,
    int[] rare,
    int[] numbers) {

  /// The weight that stands for 1.
  public static final int UNIT = 1 << 14;

  /// Of no text.
  public static final Wording NONE = of(List.of(), List.of(), DocumentFrequencies.bundled());

  /// How often a word stands in the title and below it.
  private record Count(String word, int title, int text) {
    private Count and(Count other) {
      return new Count(word, title + other.title, text + other.text);
    }
  }

  /// Weighs words.
  ///
  /// @param title words of the title, as [Tokens#all] gives them
  /// @param text words of the text below it
  public static Wording of(List<String> title, List<String> text, DocumentFrequencies frequencies) {
    Map<String, Count> counts = new HashMap<>();
    title.forEach(word -> count(counts, new Count(word, 1, 0)));
    text.forEach(word -> count(counts, new Count(word, 0, 1)));
    TreeMap<Integer, Count> byHash = new TreeMap<>();
    counts.values().stream()
        .sorted((a, b) -> a.word().compareTo(b.word()))
        .forEach(count -> byHash.merge(count.word().hashCode(), count, Count::and));
    List<Count> words = List.copyOf(byHash.values());
    return new Wording(
        hashes(words),
        weights(words, frequencies, Count::title),
        weights(words, frequencies, Count::text),
        weights(words, frequencies, count -> count.title() + count.text()),
        weights(words, frequencies, count -> 2 * count.title() + count.text()),
        words.stream()
            .mapToInt(count -> (int) StrictMath.rint(100 * frequencies.rarity(count.word())))
            .toArray(),
        hashes(words.stream().filter(count -> frequencies.rare(count.word())).toList()),
        hashes(words.stream().filter(count -> Character.isDigit(count.word().charAt(0))).toList()));
  }

  private static void count(Map<String, Count> counts, Count one) {
    if (!Tokens.empty(one.word())) {
      counts.merge(one.word(), one, Count::and);
    }
  }

  private static int[] hashes(List<Count> words) {
    return words.stream().mapToInt(count -> count.word().hashCode()).toArray();
  }

  private static int[] weights(
      List<Count> words, DocumentFrequencies frequencies, ToDoubleFunction<Count> times) {
    double[] weights =
        words.stream()
            .mapToDouble(count -> {
              double n = times.applyAsDouble(count);
              return n == 0 ? 0 : (1 + StrictMath.log(n)) * frequencies.rarity(count.word());
            })
            .toArray();
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    int[] unit = new int[weights.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] =
          squares == 0 ? 0 : (int) StrictMath.rint(weights[i] / StrictMath.sqrt(squares) * UNIT);
    }
    return unit;
  }
}
