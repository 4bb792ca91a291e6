package tributary.enrich.subject;

import java.util.Arrays;
import java.util.List;

/// Which seeds stand in which items: the only thing that is known when learning begins.
///
/// @param of item by voice: how much its seeds speak for the voice, 0 for not at all
@SuppressWarnings("ArrayRecordComponent") // numbers to reckon with, never compared
record Hits(double[][] of) {
  /// A seed's second and third time say half as much as its first, further ones nothing.
  private static final int MOST_REPEATS = 2;

  static Hits of(Corpus corpus, List<List<Seed>> voices) {
    double[][] hits = new double[corpus.size()][voices.size()];
    for (int v = 0; v < voices.size(); v++) {
      for (Seed seed : voices.get(v)) {
        add(corpus, seed, v, hits);
      }
    }
    return new Hits(hits);
  }

  private static void add(Corpus corpus, Seed seed, int voice, double[][] hits) {
    int[] counts =
        corpus.readings().stream()
            .mapToInt(item -> 2 * seed.count(item.title()) + seed.count(item.text()))
            .toArray();
    int items = 0;
    for (int count : counts) {
      items += count > 0 ? 1 : 0;
    }
    double rarity = StrictMath.log((counts.length + 1.0) / (items + 1));
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        hits[i][voice] += rarity * (1 + .5 * Math.min(MOST_REPEATS, counts[i] - 1));
      }
    }
  }

  /// Whether one of the first `voices` has a hit at all.
  boolean any(int voices) {
    return Arrays.stream(of).anyMatch(item -> Arrays.stream(item, 0, voices).anyMatch(h -> h > 0));
  }

  int voices() {
    return of.length == 0 ? 0 : of[0].length;
  }

  /// In how many items seeds of the voice stand.
  int items(int voice) {
    return (int) Arrays.stream(of).filter(item -> item[voice] > 0).count();
  }

  /// Those of some voices alone, in their order.
  Hits only(int... voices) {
    double[][] some =
        Arrays.stream(of)
            .map(item -> Arrays.stream(voices).mapToDouble(v -> item[v]).toArray())
            .toArray(double[][]::new);
    return new Hits(some);
  }

  /// As shares of each item: the voice with most has more than its share, an item without hits
  /// zeros.
  double[][] shares() {
    double[][] shares = new double[of.length][];
    for (int i = 0; i < of.length; i++) {
      shares[i] = of[i].clone();
      double sum = 0;
      for (double hit : shares[i]) {
        sum += hit * hit;
      }
      for (int v = 0; v < shares[i].length; v++) {
        shares[i][v] = sum == 0 ? 0 : shares[i][v] * shares[i][v] / sum;
      }
    }
    return shares;
  }
}
