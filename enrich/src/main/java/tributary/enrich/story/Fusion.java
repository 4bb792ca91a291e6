package tributary.enrich.story;

import java.util.Map;
import tributary.enrich.story.Features.Feature;
import tributary.enrich.weight.Bundled;

/// How probable it is that two passages tell the same story, given in which ways they are alike:
/// logistic regression (Cox 1958) on [Features], learnt from labelled coverage by `bench`
/// (docs/quality.md). One set of weights for words alone, one for words and meaning. Safe to share
/// between threads.
///
/// @param version of the weights
/// @param words judge where a passage has no embedding
/// @param meaning judge where both have one
public record Fusion(String version, Weights words, Weights meaning) {
  private static final Fusion BUNDLED = Bundled.weights(Fusion.class, "fusion-1.json");

  /// A linear judgement.
  ///
  /// @param bias the logit of two passages that have nothing in common
  /// @param weights what a feature of 1000 adds to the logit, by the feature's name; without an
  ///   entry, nothing
  public record Weights(double bias, Map<Feature, Double> weights) {
    public Weights {
      weights = Map.copyOf(weights);
    }
  }

  /// The weights in the jar.
  public static Fusion bundled() {
    return BUNDLED;
  }

  /// Probability in thousandths, 0 to 1000.
  public int likeness(Features features, boolean embedded) {
    Weights judge = embedded ? meaning : words;
    double logit = judge.bias();
    for (Feature feature : Feature.values()) { // always in one order: sums of fractions have one
      int value = features.get(feature);
      if (value != 0) {
        logit += judge.weights().getOrDefault(feature, 0.0) * value / 1000;
      }
    }
    return (int) StrictMath.rint(1000 / (1 + StrictMath.exp(-logit)));
  }
}
