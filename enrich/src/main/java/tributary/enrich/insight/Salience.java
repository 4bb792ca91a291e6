package tributary.enrich.insight;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import tributary.enrich.weight.Bundled;

/// How much a sentence says for its text, given its traits: weights learnt by `bench` from people's
/// summaries (docs/quality.md), one set for speech, one for writing. In integers. Safe to share
/// between threads.
///
/// @param version of the weights
/// @param spoken judge texts of which speaker or second is known
/// @param written judge all others
public record Salience(String version, Weights spoken, Weights written) {
  private static final Salience BUNDLED = Bundled.weights(Salience.class, "salience-1.json");

  /// A linear judgement.
  ///
  /// @param traits what a trait of 1000 adds; without an entry, nothing
  /// @param redundancy what likeness of 1000 to a sentence already chosen takes away
  /// @param running what it adds that a neighbour is already chosen, in running text
  /// @param enough running text ends where the best that is left adds less
  /// @param tiring what each word already said adds to that, in thousandths
  public record Weights(
      Map<SalienceTrait, Integer> traits, int redundancy, int running, int enough, int tiring) {
    public Weights {
      Map<SalienceTrait, Integer> sorted = new EnumMap<>(SalienceTrait.class);
      sorted.putAll(traits);
      traits = Collections.unmodifiableMap(sorted);
    }

    /// What a trait of 1000 adds.
    public int of(SalienceTrait trait) {
      return traits.getOrDefault(trait, 0);
    }

    /// What a sentence adds by itself.
    @SuppressWarnings("EnumOrdinal") // for each sentence of each version of a story
    int relevance(int[] values) {
      long sum = 0;
      for (Map.Entry<SalienceTrait, Integer> trait : traits.entrySet()) {
        sum += (long) trait.getValue() * values[trait.getKey().ordinal()];
      }
      return (int) (sum / 1000);
    }
  }

  /// The weights in the jar.
  public static Salience bundled() {
    return BUNDLED;
  }
}
