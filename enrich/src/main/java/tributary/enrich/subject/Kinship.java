package tributary.enrich.subject;

import java.util.stream.IntStream;

/// What becomes of the other matters once items have been shared out.
///
/// One that is close to a subject is part of it: close in meaning (or else in words), and by
/// speaking its seeds oftener than usual. So a subject "World" takes politics and war in, while in
/// a list of subjects without sport, sport stays another matter. One that has few items where the
/// subjects hold nearly all is nothing of its own: its items go to whoever is nearest.
final class Kinship {
  /// What becomes of a voice that is nothing of its own.
  static final int NONE = -1;

  /// From what closeness on a matter is part of a subject, in cosine and in doublings of the rate.
  private static final double CLOSE = .33;

  private static final double OF_A_DOUBLING = .1;
  private static final double MOST_DOUBLINGS = 1.5;

  /// The same where meanings are not known, and closeness is that of words.
  private static final double CLOSE_IN_WORDS = .05;

  /// What share of all items a matter needs to stand beside subjects that hold nearly all, and
  /// where they do not.
  private static final double SUBSTANCE = .07;

  private static final double LITTLE = .01;

  /// The small matters together hold no more than that where subjects hold nearly all.
  private static final double REST = .4;

  /// So many items of each matter are supposed to speak seeds at the usual rate.
  private static final double SUPPOSED = 5;

  private final Corpus corpus;
  private final Hits hits;
  private final double[][] shares;
  private final double[] items;
  private final double[][] directions;

  /// @param shares of each voice in each item: the subjects, then the matters
  /// @param hits the same
  Kinship(Corpus corpus, Hits hits, double[][] shares) {
    this.corpus = corpus;
    this.hits = hits;
    this.shares = shares;
    items = new double[shares[0].length];
    for (double[] share : shares) {
      Dense.add(items, 1.0 / shares.length, share);
    }
    directions = corpus.origin().length > 0 ? byMeaning() : byWords();
    for (double[] direction : directions) {
      Corpus.Meanings.unit(direction);
    }
  }

  private double[][] byMeaning() {
    double[][] sums = new double[items.length][corpus.origin().length];
    for (int i = 0; i < shares.length; i++) {
      for (int v = 0; v < sums.length; v++) {
        Dense.add(sums[v], shares[i][v], corpus.meanings()[i]);
      }
    }
    return sums;
  }

  /// Where meanings are not known: by the words of each voice's items, seen from those of all.
  private double[][] byWords() {
    int words = corpus.vocabulary().size();
    double[][] sums = new double[items.length][words];
    double[] all = new double[words];
    for (int i = 0; i < shares.length; i++) {
      for (int t = 0; t < corpus.terms()[i].length; t++) {
        int word = corpus.terms()[i][t];
        double weight = corpus.weights()[i][t];
        all[word] += weight / shares.length;
        for (int v = 0; v < sums.length; v++) {
          sums[v][word] += shares[i][v] * weight;
        }
      }
    }
    for (int v = 0; v < sums.length; v++) {
      Dense.add(sums[v], -items[v] * shares.length, all);
    }
    return sums;
  }

  /// @param subjects how many subjects there are
  /// @return for each voice the subject that it is part of, or itself, or [#NONE]
  int[] of(int subjects) {
    int[] kin = new int[items.length];
    double rest = 0;
    for (int v = 0; v < kin.length; v++) {
      kin[v] = v < subjects ? v : closest(v, subjects);
      rest += kin[v] == v && v >= subjects && items[v] < SUBSTANCE ? items[v] : 0;
    }
    double substance = rest > REST ? LITTLE : SUBSTANCE;
    for (int v = subjects; v < kin.length; v++) {
      if (kin[v] == v && items[v] < substance) {
        kin[v] = NONE;
      }
    }
    return kin;
  }

  /// The voices that are themselves.
  static int[] alone(int... kin) {
    return IntStream.range(0, kin.length).filter(v -> kin[v] == v).toArray();
  }

  private int closest(int matter, int subjects) {
    boolean meant = corpus.origin().length > 0;
    double best = meant ? CLOSE : CLOSE_IN_WORDS;
    int closest = matter;
    for (int s = 0; s < subjects; s++) {
      double doublings = StrictMath.log(Math.max(1e-9, lift(matter, s))) / StrictMath.log(2);
      double close =
          Dense.dot(directions[matter], directions[s])
              + OF_A_DOUBLING * Math.clamp(doublings, -MOST_DOUBLINGS, MOST_DOUBLINGS);
      if (close > best) {
        best = close;
        closest = s;
      }
    }
    return closest;
  }

  /// How much oftener than usual the subject's seeds stand in a matter's items.
  private double lift(int matter, int subject) {
    double usual = 0;
    double spoken = 0;
    for (int i = 0; i < shares.length; i++) {
      if (hits.of()[i][subject] > 0) {
        usual += 1.0 / shares.length;
        spoken += shares[i][matter];
      }
    }
    double all = items[matter] * shares.length + SUPPOSED;
    return usual == 0 ? 0 : (spoken + SUPPOSED * usual) / all / usual;
  }
}
