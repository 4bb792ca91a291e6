package tributary.enrich.chapter;

import java.util.Arrays;

/// How probable it is that a matter ends between two units, by the words alone: each matter has a
/// distribution of words of its own, and all divisions are weighed at once (Utiyama and Isahara, "A
/// Statistical Model for Domain-Independent Text Segmentation", ACL 2001), here as posterior
/// probabilities by the forward-backward algorithm.
final class Split {
  /// The model believes each word to be drawn by itself, and is too sure by about so much.
  private static final double TEMPER = 0.15;

  private static final double[] LOGARITHMS = new double[20_000];

  static {
    for (int n = 1; n < LOGARITHMS.length; n++) {
      LOGARITHMS[n] = StrictMath.log(n);
    }
  }

  private final Speech speech;
  private final int longest;
  private final double prior;

  private Split(Speech speech, int longest) {
    this.speech = speech;
    this.longest = longest;
    int all = Arrays.stream(speech.words).mapToInt(words -> words.length).sum();
    this.prior = StrictMath.log(Math.max(2, all));
  }

  /// Of each unit, how probable it is that a matter begins with it, from 0 to 1; of the first, 1.
  ///
  /// @param longest units of a matter, at most
  static double[] of(Speech speech, int longest) {
    return new Split(speech, longest).posteriors();
  }

  private double[] posteriors() {
    int n = speech.units();
    double[][] costs = new double[n][];
    for (int from = 0; from < n; from++) {
      costs[from] = costs(from);
    }
    double[] forward = new double[n + 1];
    double[] backward = new double[n + 1];
    for (int to = 1; to <= n; to++) {
      double sum = Double.NEGATIVE_INFINITY;
      for (int from = Math.max(0, to - longest); from < to; from++) {
        sum = add(sum, forward[from] - costs[from][to - from - 1]);
      }
      forward[to] = sum;
    }
    for (int from = n - 1; from >= 0; from--) {
      double sum = Double.NEGATIVE_INFINITY;
      for (int to = from + 1; to <= Math.min(n, from + longest); to++) {
        sum = add(sum, backward[to] - costs[from][to - from - 1]);
      }
      backward[from] = sum;
    }
    double[] posteriors = new double[n];
    for (int i = 0; i < n; i++) {
      posteriors[i] = StrictMath.exp(Math.min(0, forward[i] + backward[i] - forward[n]));
    }
    return posteriors;
  }

  /// Of the matters that begin with a unit, by their length.
  private double[] costs(int from) {
    int most = Math.min(longest, speech.units() - from);
    double[] costs = new double[most];
    int[] counts = new int[speech.vocabulary()];
    double logs = 0;
    int size = 0;
    int k = speech.vocabulary();
    for (int i = 0; i < most; i++) {
      for (int word : speech.words[from + i]) {
        int count = ++counts[word];
        logs += weight(count + 1) - weight(count);
        size++;
      }
      costs[i] = TEMPER * (size * logarithm(size + k) - logs + prior);
    }
    return costs;
  }

  /// What a word that stands `n - 1` times in a matter takes off its cost.
  private static double weight(int n) {
    return (n - 1) * logarithm(n);
  }

  private static double logarithm(int n) {
    return n < LOGARITHMS.length ? LOGARITHMS[n] : StrictMath.log(n);
  }

  private static double add(double a, double b) {
    double high = Math.max(a, b);
    double low = Math.min(a, b);
    return low == Double.NEGATIVE_INFINITY
        ? high
        : high + StrictMath.log1p(StrictMath.exp(low - high));
  }
}
