package tributary.bench;

import java.util.List;

/// Linear regression with a ridge (Hoerl and Kennard 1970), by its normal equations.
final class LinearRegression {
  private LinearRegression() {}

  /// What is known of one case.
  ///
  /// @param row its features
  /// @param value to be foretold
  /// @param weight how much it counts
  @SuppressWarnings("ArrayRecordComponent") // thousands of them, and never compared with equals
  record Example(double[] row, double value, double weight) {}

  /// @param ridge what keeps each weight small
  /// @return the bias, then a weight for each feature
  static double[] learn(List<Example> examples, double ridge) {
    int size = examples.getFirst().row().length + 1;
    double[][] system = new double[size][size + 1];
    for (Example example : examples) {
      double[] full = new double[size];
      full[0] = 1;
      System.arraycopy(example.row(), 0, full, 1, size - 1);
      for (int k = 0; k < size; k++) {
        for (int l = 0; l < size; l++) {
          system[k][l] += example.weight() * full[k] * full[l];
        }
        system[k][size] += example.weight() * full[k] * example.value();
      }
    }
    for (int k = 0; k < size; k++) {
      system[k][k] += ridge;
    }
    return LogisticRegression.solve(system);
  }
}
