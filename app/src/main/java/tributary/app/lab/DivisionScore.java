package tributary.app.lab;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How far a division of an episode is from its publisher's, by a window of half a chapter's mean
/// length, two units at least, that slides over it.
///
/// @param pk share of the windows whose ends are taken to be of one chapter and are not, or the
///   other way round (Beeferman, Berger and Lafferty 1999)
/// @param windowDiff share of the windows in which the numbers of boundaries differ (Pevzner and
///   Hearst 2002)
public record DivisionScore(double pk, double windowDiff) {

  /// Compares two divisions of `units` units.
  ///
  /// @param truth the units with which chapters begin, the first left out
  /// @param found the same
  public static DivisionScore of(int units, List<Integer> truth, List<Integer> found) {
    int window = (int) Math.max(2, Math.rint(units / (2.0 * (truth.size() + 1))));
    if (units <= window) {
      boolean alike = truth.equals(found);
      return new DivisionScore(alike ? 0 : 1, alike ? 0 : 1);
    }
    Set<Integer> right = new HashSet<>(truth);
    Set<Integer> said = new HashSet<>(found);
    int apart = 0;
    int different = 0;
    for (int at = 0; at < units - window; at++) {
      int ours = within(said, at, window);
      int theirs = within(right, at, window);
      apart += (ours > 0) == (theirs > 0) ? 0 : 1;
      different += ours == theirs ? 0 : 1;
    }
    double windows = units - window;
    return new DivisionScore(apart / windows, different / windows);
  }

  private static int within(Set<Integer> boundaries, int at, int window) {
    int within = 0;
    for (int unit = at + 1; unit <= at + window; unit++) {
      within += boundaries.contains(unit) ? 1 : 0;
    }
    return within;
  }

  /// The mean of several, each of the same weight.
  public static DivisionScore mean(List<DivisionScore> all) {
    return new DivisionScore(
        all.stream().mapToDouble(DivisionScore::pk).average().orElse(0),
        all.stream().mapToDouble(DivisionScore::windowDiff).average().orElse(0));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "Pk %.1f, WindowDiff %.1f, in per cent", 100 * pk, 100 * windowDiff);
  }
}
