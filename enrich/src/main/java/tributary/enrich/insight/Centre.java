package tributary.enrich.insight;

import tributary.enrich.text.TermVector;

/// Where many texts lie on average (centroid; Radev et al. 2004): the sum of their vectors, in one
/// table without boxes, because it is made anew for every version of a story. One thread.
public final class Centre {
  private static final int FULL = 1000;

  private int[] terms = new int[256];
  private long[] sums = new long[256];
  private int used;
  private double length = -1;

  /// Adds a text.
  public void add(TermVector vector) {
    int[] words = vector.terms();
    int[] weights = vector.weights();
    for (int i = 0; i < words.length; i++) {
      add(words[i], weights[i]);
    }
    length = -1;
  }

  /// Cosine of a text with the centre, 0 to 1000.
  public int cosine(TermVector vector) {
    long dot = 0;
    long own = 0;
    int[] words = vector.terms();
    int[] weights = vector.weights();
    for (int i = 0; i < words.length; i++) {
      dot += weights[i] * sums[place(words[i])];
      own += (long) weights[i] * weights[i];
    }
    double both = length() * StrictMath.sqrt((double) own);
    return both == 0 ? 0 : (int) Math.min(FULL, StrictMath.rint((double) dot * FULL / both));
  }

  /// How much of a text is in none of those that were added, 0 to 1000.
  int novelty(TermVector vector) {
    long fresh = 0;
    long all = 0;
    int[] words = vector.terms();
    int[] weights = vector.weights();
    for (int i = 0; i < words.length; i++) {
      long square = (long) weights[i] * weights[i];
      all += square;
      fresh += sums[place(words[i])] == 0 ? square : 0;
    }
    return all == 0 ? 0 : (int) (fresh * FULL / all);
  }

  private double length() {
    if (length < 0) {
      long squares = 0;
      for (long sum : sums) {
        squares += sum * sum;
      }
      length = StrictMath.sqrt((double) squares);
    }
    return length;
  }

  private void add(int term, int weight) {
    if (weight == 0) {
      return;
    }
    int place = place(term);
    if (sums[place] == 0) {
      used++;
      terms[place] = term;
    }
    sums[place] += weight;
    if (2 * used > terms.length) {
      grow();
    }
  }

  private void grow() {
    int[] oldTerms = terms;
    long[] oldSums = sums;
    terms = new int[2 * oldTerms.length];
    sums = new long[2 * oldSums.length];
    for (int i = 0; i < oldTerms.length; i++) {
      if (oldSums[i] != 0) {
        int place = place(oldTerms[i]);
        terms[place] = oldTerms[i];
        sums[place] = oldSums[i];
      }
    }
  }

  /// Where a term lies, or would.
  private int place(int term) {
    int mask = terms.length - 1;
    int place = (term * 0x9E3779B9) >>> 7 & mask;
    while (sums[place] != 0 && terms[place] != term) {
      place = place + 1 & mask;
    }
    return place;
  }
}
