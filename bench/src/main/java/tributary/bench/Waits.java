package tributary.bench;

import java.util.Arrays;
import java.util.Locale;

/// How long items waited, in seconds, each percentile by the nearest rank.
record Waits(double p50, double p95, double p99, double longest) {
  static final Waits NONE = new Waits(0, 0, 0, 0);

  /// @param nanos of each item
  static Waits of(long... nanos) {
    if (nanos.length == 0) {
      return NONE;
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Waits(at(sorted, 50), at(sorted, 95), at(sorted, 99), at(sorted, 100));
  }

  private static double at(long[] sorted, int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return sorted[Math.max(1, rank) - 1] / 1e9;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "p50 %.2f s, p95 %.2f s, p99 %.2f s, last %.2f s", p50, p95, p99, longest);
  }
}
