package tributary.app.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How well a grouping agrees with the true one.
///
/// @param precision share of the pairs put together that belong together
/// @param recall share of the pairs that belong together that were put together
/// @param bcubed BCubed F1 (Bagga and Baldwin 1998)
/// @param ari adjusted Rand index (Hubert and Arabie 1985): 1 for the same groups, about 0 by
///   chance
public record Grouping(double precision, double recall, double bcubed, double ari) {

  /// Compares two groupings of the same items, given as one group name an item.
  public static Grouping of(List<String> found, List<String> truth) {
    Map<String, Long> foundSizes = sizes(found);
    Map<String, Long> trueSizes = sizes(truth);
    Map<List<String>, Long> both = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      both.merge(List.of(found.get(i), truth.get(i)), 1L, Long::sum);
    }
    double together = pairs(both);
    double bPrecision = 0;
    double bRecall = 0;
    for (int i = 0; i < found.size(); i++) {
      double shared = both.getOrDefault(List.of(found.get(i), truth.get(i)), 0L);
      bPrecision += shared / foundSizes.getOrDefault(found.get(i), 1L) / found.size();
      bRecall += shared / trueSizes.getOrDefault(truth.get(i), 1L) / found.size();
    }
    return new Grouping(
        together / Math.max(1, pairs(foundSizes)),
        together / Math.max(1, pairs(trueSizes)),
        harmonic(bPrecision, bRecall),
        ari(together, pairs(foundSizes), pairs(trueSizes), found.size()));
  }

  private static double ari(double together, double found, double truth, double items) {
    double byChance = found * truth / Math.max(1, items * (items - 1) / 2);
    double most = (found + truth) / 2;
    return most == byChance ? 1 : (together - byChance) / (most - byChance);
  }

  /// Pair F1.
  public double f1() {
    return harmonic(precision, recall);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "pair precision %.3f recall %.3f F1 %.3f, BCubed F1 %.3f, ARI %.3f",
        precision,
        recall,
        f1(),
        bcubed,
        ari);
  }

  private static double harmonic(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  private static Map<String, Long> sizes(List<String> groups) {
    return groups.stream().collect(Collectors.groupingBy(g -> g, Collectors.counting()));
  }

  private static double pairs(Map<?, Long> sizes) {
    return sizes.values().stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
  }
}
