package tributary.bench;

/// Logistic regression with a small ridge, by Newton's method (iteratively reweighted least
/// squares; Hastie, Tibshirani, Friedman 2009, section 4.4.1).
final class LogisticRegression {
  private static final double RIDGE = 0.01;
  private static final int STEPS = 12;

  private LogisticRegression() {}

  /// @param rows features of each example
  /// @param labels whether it is one
  /// @return the bias, then a weight for each feature
  static double[] learn(double[][] rows, boolean[] labels) {
    int size = rows[0].length + 1;
    double[] weights = new double[size];
    for (int step = 0; step < STEPS; step++) {
      double[][] system = new double[size][size + 1];
      for (int i = 0; i < rows.length; i++) {
        add(system, rows[i], labels[i], weights);
      }
      for (int k = 1; k < size; k++) {
        system[k][k] += RIDGE;
        system[k][size] -= RIDGE * weights[k];
      }
      double[] change = solve(system);
      for (int k = 0; k < size; k++) {
        weights[k] += change[k];
      }
    }
    return weights;
  }

  private static void add(double[][] system, double[] row, boolean label, double[] weights) {
    int size = weights.length;
    double logit = weights[0];
    for (int k = 1; k < size; k++) {
      logit += weights[k] * row[k - 1];
    }
    double probability = 1 / (1 + Math.exp(-logit));
    double spread = Math.max(1e-9, probability * (1 - probability));
    double missing = (label ? 1 : 0) - probability;
    for (int k = 0; k < size; k++) {
      double own = k == 0 ? 1 : row[k - 1];
      if (own != 0) {
        system[k][size] += own * missing;
        for (int l = 0; l < size; l++) {
          system[k][l] += spread * own * (l == 0 ? 1 : row[l - 1]);
        }
      }
    }
  }

  /// Gaussian elimination with partial pivoting; the right side is the last column.
  static double[] solve(double[][] system) {
    int size = system.length;
    for (int k = 0; k < size; k++) {
      int pivot = k;
      for (int row = k + 1; row < size; row++) {
        pivot = Math.abs(system[row][k]) > Math.abs(system[pivot][k]) ? row : pivot;
      }
      double[] swap = system[k];
      system[k] = system[pivot];
      system[pivot] = swap;
      for (int row = 0; row < size; row++) {
        double share = row == k ? 0 : system[row][k] / system[k][k];
        for (int column = k; column <= size && share != 0; column++) {
          system[row][column] -= share * system[k][column];
        }
      }
    }
    double[] solution = new double[size];
    for (int k = 0; k < size; k++) {
      solution[k] = system[k][size] / system[k][k];
    }
    return solution;
  }
}
