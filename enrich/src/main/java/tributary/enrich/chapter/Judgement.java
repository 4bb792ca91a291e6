package tributary.enrich.chapter;

import java.util.Map;
import tributary.enrich.chapter.Gap.Feature;
import tributary.enrich.weight.Bundled;

/// How probable it is that a new matter begins in a gap, given what speaks for and against it:
/// logistic regression (Cox 1958), learnt from episodes with known chapters by `bench`
/// (docs/quality.md). One set of weights for words alone, one for words and meaning. Safe to share
/// between threads.
///
/// @param version of the weights
/// @param words judge where units have no embeddings
/// @param meaning judge where they have
public record Judgement(String version, Weights words, Weights meaning) {
  private static final Judgement BUNDLED = Bundled.weights(Judgement.class, "chapters-1.json");

  /// A linear judgement.
  ///
  /// @param bias the logit of a gap of which nothing is said
  /// @param weights what a feature of 1000 adds to the logit; without an entry, nothing
  public record Weights(double bias, Map<Feature, Double> weights) {
    public Weights {
      weights = Map.copyOf(weights);
    }
  }

  /// The weights in the jar.
  public static Judgement bundled() {
    return BUNDLED;
  }

  /// The logit of the probability, in thousandths: over 0, a new matter is more probable than not.
  ///
  /// @param meant whether the gap was looked at with embeddings
  public int logit(Gap gap, boolean meant) {
    Weights judge = meant ? meaning : words;
    double logit = judge.bias();
    for (Feature feature : Feature.values()) { // always in one order: sums of fractions have one
      logit += judge.weights().getOrDefault(feature, 0.0) * gap.get(feature) / 1000;
    }
    return (int) StrictMath.rint(1000 * logit);
  }
}
