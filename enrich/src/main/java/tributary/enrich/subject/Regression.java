package tributary.enrich.subject;

import java.util.Arrays;

/// Multinomial logistic regression on words and meanings together, by accelerated gradient descent
/// over all items (Nesterov 1983): no chance in it, and the same sums in the same order each time.
///
/// @param words what each word, by its place in the vocabulary, adds to each voice
/// @param directions what each coordinate of a meaning adds to each voice, by voice
/// @param biases where each voice begins
@SuppressWarnings("ArrayRecordComponent") // numbers to reckon with, never compared
record Regression(double[][] words, double[][] directions, double[] biases) {
  /// Words and meanings count alike: both are of this length.
  static final double SCALE = 3;

  /// An item that is not learnt from.
  static final int UNSURE = -1;

  private static final double DECAY = 1e-3;
  private static final int STEPS = 40;
  private static final int POWER_STEPS = 8;

  /// Of the widest direction in which items lie, at least; so that a step stays finite.
  private static final double NARROWEST = .05;

  static Regression zero(Corpus corpus, int voices) {
    return new Regression(
        new double[corpus.vocabulary().size()][voices],
        new double[voices][corpus.origin().length],
        new double[voices]);
  }

  /// Learns which voice speaks.
  ///
  /// @param voice of each item, [#UNSURE] for one that is not learnt from
  static Regression fit(Corpus corpus, int[] voice, int voices) {
    Regression now = zero(corpus, voices);
    Regression before = zero(corpus, voices);
    double step = 1 / (.5 * width(corpus));
    for (int i = 0; i < STEPS; i++) {
      double momentum = i / (i + 3.0);
      Regression ahead = now.plus(momentum, now, before);
      before = now;
      now = ahead.plus(-step, ahead.gradient(corpus, voice), zero(corpus, voices));
    }
    return now;
  }

  /// How likely each voice speaks in item `i`.
  double[] predict(Corpus corpus, int i) {
    double[] logits = biases.clone();
    for (int t = 0; t < corpus.terms()[i].length; t++) {
      Dense.add(logits, SCALE * corpus.weights()[i][t], words[corpus.terms()[i][t]]);
    }
    for (int v = 0; v < logits.length; v++) {
      logits[v] += SCALE * Dense.dot(directions[v], corpus.meanings()[i]);
    }
    Dense.softmax(logits);
    return logits;
  }

  private Regression gradient(Corpus corpus, int[] voice) {
    Regression gradient = zero(corpus, biases.length);
    double each = 1.0 / Math.max(1, Arrays.stream(voice).filter(v -> v != UNSURE).count());
    for (int i = 0; i < voice.length; i++) {
      if (voice[i] != UNSURE) {
        double[] error = predict(corpus, i);
        error[voice[i]] -= 1;
        for (int v = 0; v < error.length; v++) {
          error[v] *= each;
          Dense.add(gradient.directions[v], SCALE * error[v], corpus.meanings()[i]);
        }
        for (int t = 0; t < corpus.terms()[i].length; t++) {
          Dense.add(gradient.words[corpus.terms()[i][t]], SCALE * corpus.weights()[i][t], error);
        }
        Dense.add(gradient.biases, 1, error);
      }
    }
    for (int w = 0; w < words.length; w++) {
      Dense.add(gradient.words[w], DECAY, words[w]);
    }
    for (int v = 0; v < directions.length; v++) {
      Dense.add(gradient.directions[v], DECAY, directions[v]);
    }
    return gradient;
  }

  /// This and `times` the difference of two others.
  private Regression plus(double times, Regression one, Regression other) {
    Regression sum =
        new Regression(
            Arrays.stream(words).map(double[]::clone).toArray(double[][]::new),
            Arrays.stream(directions).map(double[]::clone).toArray(double[][]::new),
            biases.clone());
    for (int w = 0; w < words.length; w++) {
      Dense.add(sum.words[w], times, one.words[w]);
      Dense.add(sum.words[w], -times, other.words[w]);
    }
    for (int v = 0; v < directions.length; v++) {
      Dense.add(sum.directions[v], times, one.directions[v]);
      Dense.add(sum.directions[v], -times, other.directions[v]);
    }
    Dense.add(sum.biases, times, one.biases);
    Dense.add(sum.biases, -times, other.biases);
    return sum;
  }

  /// How widely items lie in their widest direction, by power iteration: what bounds a step.
  private static double width(Corpus corpus) {
    double[] words = new double[corpus.vocabulary().size()];
    double[] meaning = new double[corpus.origin().length];
    Arrays.fill(words, 1);
    Arrays.fill(meaning, 1);
    double bias = 1;
    double width = 1;
    for (int step = 0; step < POWER_STEPS; step++) {
      double length =
          Math.sqrt(Dense.dot(words, words) + Dense.dot(meaning, meaning) + bias * bias);
      double[] nextWords = new double[words.length];
      double[] nextMeaning = new double[meaning.length];
      double nextBias = 0;
      for (int i = 0; i < corpus.size(); i++) {
        double along = bias + SCALE * Dense.dot(meaning, corpus.meanings()[i]);
        for (int t = 0; t < corpus.terms()[i].length; t++) {
          along += SCALE * corpus.weights()[i][t] * words[corpus.terms()[i][t]];
        }
        along /= length * corpus.size();
        for (int t = 0; t < corpus.terms()[i].length; t++) {
          nextWords[corpus.terms()[i][t]] += along * SCALE * corpus.weights()[i][t];
        }
        Dense.add(nextMeaning, along * SCALE, corpus.meanings()[i]);
        nextBias += along;
      }
      words = nextWords;
      meaning = nextMeaning;
      bias = nextBias;
      width = Math.sqrt(Dense.dot(words, words) + Dense.dot(meaning, meaning) + bias * bias);
    }
    return Math.max(NARROWEST, width);
  }
}
