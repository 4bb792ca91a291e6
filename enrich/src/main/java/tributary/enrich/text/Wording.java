package tributary.enrich.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

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

  private static final Comparator<Count> BY_HASH =
      Comparator.comparingInt((Count count) -> count.hash).thenComparing(count -> count.word);

  /// Of no text.
  public static final Wording NONE = of(List.of(), List.of(), DocumentFrequencies.bundled());

  /// How often a word stands in the title and below it, and how rare it is elsewhere.
  private static final class Count {
    private final String word;
    private final int hash;
    private int title;
    private int text;
    private double rarity;

    private Count(String word) {
      this.word = word;
      this.hash = word.hashCode();
    }
  }

  /// Weighs words.
  ///
  /// @param title words of the title, as [Tokens#all] gives them
  /// @param text words of the text below it
  public static Wording of(List<String> title, List<String> text, DocumentFrequencies frequencies) {
    Map<String, Count> counts = HashMap.newHashMap(title.size() + text.size());
    for (String word : title) {
      counts.computeIfAbsent(word, Count::new).title++;
    }
    for (String word : text) {
      counts.computeIfAbsent(word, Count::new).text++;
    }
    List<Count> words = meaningful(counts.values());
    words.forEach(count -> count.rarity = frequencies.rarity(count.word));
    return new Wording(
        hashes(words, _ -> true),
        weights(words, count -> count.title),
        weights(words, count -> count.text),
        weights(words, count -> count.title + count.text),
        weights(words, count -> 2 * count.title + count.text),
        words.stream().mapToInt(count -> (int) StrictMath.rint(100 * count.rarity)).toArray(),
        hashes(words, count -> frequencies.rare(count.rarity)),
        hashes(words, count -> Character.isDigit(count.word.charAt(0))));
  }

  /// By hash; words with one hash are one word, the first of them.
  private static List<Count> meaningful(Collection<Count> counts) {
    List<Count> words = new ArrayList<>(counts.size());
    counts.stream()
        .filter(count -> !Tokens.empty(count.word))
        .sorted(BY_HASH)
        .forEach(count -> {
          if (words.isEmpty() || words.getLast().hash != count.hash) {
            words.add(count);
          } else {
            words.getLast().title += count.title;
            words.getLast().text += count.text;
          }
        });
    return words;
  }

  private static int[] hashes(List<Count> words, Predicate<Count> which) {
    return words.stream().filter(which).mapToInt(count -> count.hash).toArray();
  }

  private static int[] weights(List<Count> words, ToIntFunction<Count> times) {
    double[] weights = new double[words.size()];
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      int n = times.applyAsInt(words.get(i));
      weights[i] = n == 0 ? 0 : (1 + logarithm(n)) * words.get(i).rarity;
      squares += weights[i] * weights[i];
    }
    double length = StrictMath.sqrt(squares);
    int[] unit = new int[weights.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = squares == 0 ? 0 : (int) StrictMath.rint(weights[i] / length * UNIT);
    }
    return unit;
  }

  /// Most words stand in a text once.
  private static double logarithm(int count) {
    return count == 1 ? 0 : StrictMath.log(count);
  }
}
