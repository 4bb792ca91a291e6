package tributary.enrich.subject;

/// Sums over rows of numbers, always from the first to the last: the same on every machine. An
/// empty row stands for nothing, and adds nothing.
final class Dense {
  private Dense() {}

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int d = 0; d < Math.min(one.length, other.length); d++) {
      sum += one[d] * other[d];
    }
    return sum;
  }

  /// Adds `times` the row to another.
  static void add(double[] to, double times, double[] row) {
    for (int d = 0; d < row.length; d++) {
      to[d] += times * row[d];
    }
  }

  /// Makes probabilities of logits, in place.
  static void softmax(double[] row) {
    double most = Double.NEGATIVE_INFINITY;
    for (double logit : row) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (int d = 0; d < row.length; d++) {
      row[d] = StrictMath.exp(row[d] - most);
      sum += row[d];
    }
    for (int d = 0; d < row.length; d++) {
      row[d] /= sum;
    }
  }

  /// Where the greatest stands; the first of several.
  static int greatest(double[] row) {
    int greatest = 0;
    for (int d = 1; d < row.length; d++) {
      if (row[d] > row[greatest]) {
        greatest = d;
      }
    }
    return greatest;
  }
}
