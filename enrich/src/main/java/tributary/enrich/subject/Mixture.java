package tributary.enrich.subject;

import java.util.Arrays;

/// A mixture of voices, each with its words (multinomial naive Bayes) and its direction among
/// meanings (von Mises-Fisher), fitted to unlabelled items by expectation and maximisation
/// (Dempster, Laird and Rubin 1977; Nigam et al. 2000, who learn from labelled and unlabelled text
/// so). Each item counts the same, however long.
final class Mixture {
  /// As if every item were that many words: naive Bayes believes that words come independently, and
  /// is far too sure of long texts.
  private static final double LENGTH = 12;

  /// How much of every voice is the language itself.
  private static final double LANGUAGE = .05;

  /// How narrowly meanings lie around their voice's direction.
  private static final double CONCENTRATION = 15;

  private static final int ROUNDS = 12;

  private final Corpus corpus;
  private final double[] language;

  Mixture(Corpus corpus) {
    this.corpus = corpus;
    language = new double[corpus.vocabulary().size()];
    double sum = 0;
    for (int i = 0; i < corpus.size(); i++) {
      for (int t = 0; t < corpus.terms()[i].length; t++) {
        language[corpus.terms()[i][t]] += corpus.counts()[i][t];
        sum += corpus.counts()[i][t];
      }
    }
    for (int w = 0; w < language.length; w++) {
      language[w] /= sum;
    }
  }

  /// How likely each voice speaks in each item.
  ///
  /// @param first what is known at first; a row of zeros for an item of which nothing is
  double[][] fit(double[][] first) {
    double[][] shares = first;
    for (int round = 0; round < ROUNDS; round++) {
      shares = expect(words(shares), directions(shares), shares[0].length);
    }
    return shares;
  }

  private double[][] expect(double[][] words, double[][] directions, int voices) {
    double[][] shares = new double[corpus.size()][voices];
    for (int i = 0; i < shares.length; i++) {
      double each = LENGTH / Math.max(1, sum(corpus.counts()[i]));
      double[] share = shares[i];
      for (int t = 0; t < corpus.terms()[i].length; t++) {
        double[] word = words[corpus.terms()[i][t]];
        double count = corpus.counts()[i][t] * each;
        for (int v = 0; v < voices; v++) {
          share[v] += count * word[v];
        }
      }
      for (int v = 0; v < voices; v++) {
        share[v] += CONCENTRATION * Dense.dot(directions[v], corpus.meanings()[i]);
      }
      Dense.softmax(share);
    }
    return shares;
  }

  /// For each word and voice the logarithm of how much oftener the voice says it than the language.
  private double[][] words(double[][] shares) {
    int voices = shares[0].length;
    double[][] said = new double[language.length][voices];
    double[] all = new double[voices];
    for (int i = 0; i < shares.length; i++) {
      double each = LENGTH / Math.max(1, sum(corpus.counts()[i]));
      for (int t = 0; t < corpus.terms()[i].length; t++) {
        double count = corpus.counts()[i][t] * each;
        double[] word = said[corpus.terms()[i][t]];
        for (int v = 0; v < voices; v++) {
          word[v] += shares[i][v] * count;
          all[v] += shares[i][v] * count;
        }
      }
    }
    double usual = LANGUAGE * language.length;
    for (int w = 0; w < said.length; w++) {
      for (int v = 0; v < voices; v++) {
        double own = (said[w][v] + usual * language[w]) / (all[v] + usual);
        said[w][v] = StrictMath.log(own / language[w]);
      }
    }
    return said;
  }

  private double[][] directions(double[][] shares) {
    double[][] directions = new double[shares[0].length][corpus.origin().length];
    for (int i = 0; i < shares.length; i++) {
      for (int v = 0; v < directions.length; v++) {
        Dense.add(directions[v], shares[i][v], corpus.meanings()[i]);
      }
    }
    Arrays.stream(directions).forEach(Corpus.Meanings::unit);
    return directions;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
