package tributary.enrich.chapter;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Finds the best of all divisions of an episode at once, by dynamic programming (as Utiyama and
/// Isahara do, ACL 2001): the one whose boundaries have the highest sum of logits and whose
/// chapters are neither too short nor without end. Pure.
///
/// @param shortest length of a chapter, at least
/// @param longest length from which on a chapter costs
public record Segmenter(int shortest, int longest) {
  /// What a logit is in thousandths.
  private static final int LOGIT = 1000;

  private static final long NEVER = Long.MIN_VALUE / 4;

  /// The units with which chapters begin, ascending, the first unit left out; none where the whole
  /// is best undivided.
  ///
  /// @param logits of a boundary before each unit, in thousandths; the first is not asked for
  /// @param lengths of the units, 0 or more, in what the limits are in
  public List<Integer> boundaries(int[] logits, int[] lengths) {
    int n = lengths.length;
    long[] ends = new long[n + 1];
    for (int i = 0; i < n; i++) {
      ends[i + 1] = ends[i] + lengths[i];
    }
    long[] best = new long[n + 1];
    int[] begins = new int[n + 1];
    Arrays.fill(best, 1, n + 1, NEVER);
    for (int to = 1; to <= n; to++) {
      for (int from = to - 1; from >= 0; from--) {
        long length = ends[to] - ends[from];
        boolean tooShort = length < shortest && from > 0;
        boolean begun = from == 0 ? length >= shortest || to == n : !tooShort;
        long score = best[from] + (from == 0 ? 0 : logits[from]) - price(length);
        if (begun && best[from] > NEVER && score > best[to]) {
          best[to] = score;
          begins[to] = from;
        }
      }
    }
    return path(begins, n);
  }

  private static List<Integer> path(int[] begins, int n) {
    Deque<Integer> boundaries = new ArrayDeque<>();
    for (int at = begins[n]; at > 0; at = begins[at]) {
      boundaries.addFirst(at);
    }
    return List.copyOf(boundaries);
  }

  /// A logit for each sixth of the longest beyond it.
  private long price(long length) {
    return length <= longest ? 0 : (length - longest) * 6 * LOGIT / longest;
  }
}
