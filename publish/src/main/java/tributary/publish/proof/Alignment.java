package tributary.publish.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;

/// How the words of a claim lie among those of its sources: the heaviest common subsequence of both
/// (Wagner and Fischer 1974, with weights), and between its words the gaps, where words were left
/// out, put in, or exchanged.
final class Alignment {
  private static final int UNIT = 256;
  private static final int NEVER = Integer.MIN_VALUE / 2;

  private final List<Word> claim;
  private final List<Word> source = new ArrayList<>();

  /// Index in the source of each sentence's first word.
  private final BitSet begins = new BitSet();

  private final BiPredicate<Word, Word> same;
  private final List<Gap> gaps = new ArrayList<>();
  private final int[][] best;

  /// The same where both begin with a common word.
  private final int[][] matched;

  private int weight;

  /// What lies between two neighbours that both texts have.
  ///
  /// @param left words of the source that the claim leaves out
  /// @param put words of the claim that the source does not have there
  /// @param tied those of `left` that stand before the next common word in its own sentence
  /// @param bracketed whether what is left out is set apart by commas or the like, or by the ends
  ///   of its sentence
  record Gap(List<Word> left, List<Word> put, List<Word> tied, boolean bracketed) {}

  private Alignment(List<Word> claim, List<List<Word>> sentences, BiPredicate<Word, Word> same) {
    this.claim = claim;
    this.same = same;
    for (List<Word> sentence : sentences) {
      begins.set(source.size());
      source.addAll(sentence);
    }
    best = new int[claim.size() + 1][source.size() + 1];
    matched = new int[claim.size() + 1][source.size() + 1];
    for (int[] row : matched) {
      Arrays.fill(row, NEVER);
    }
    weigh();
    trace();
  }

  /// Lays `claim` over `sentences` in their order.
  static Alignment of(List<Word> claim, List<List<Word>> sentences, BiPredicate<Word, Word> same) {
    return new Alignment(claim, sentences, same);
  }

  /// The gaps in order, the one before the first common word and the one behind the last included.
  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /// Weight of all common words.
  int weight() {
    return weight;
  }

  /// Of each beginning in both texts, the most that their rest has in common; words that follow
  /// each other in both count a little more, so that gaps are few.
  private void weigh() {
    for (int i = claim.size() - 1; i >= 0; i--) {
      for (int j = source.size() - 1; j >= 0; j--) {
        int most = Math.max(best[i + 1][j], best[i][j + 1]);
        if (same.test(claim.get(i), source.get(j))) {
          int rest = Math.max(best[i + 1][j + 1], matched[i + 1][j + 1] + 1);
          matched[i][j] = claim.get(i).weight() * UNIT + rest;
          most = Math.max(most, matched[i][j]);
        } else {
          matched[i][j] = NEVER;
        }
        best[i][j] = most;
      }
    }
  }

  private void trace() {
    int i = 0;
    int j = 0;
    int claimed = 0;
    int left = 0;
    boolean follows = false;
    while (i < claim.size() && j < source.size()) {
      boolean on = follows && matched[i][j] + 1 >= best[i][j];
      if (on || matched[i][j] == best[i][j]) {
        gap(left, j, claimed, i);
        weight += claim.get(i).weight();
        i++;
        j++;
        claimed = i;
        left = j;
        follows = true;
      } else {
        follows = false;
        if (best[i + 1][j] == best[i][j]) {
          i++;
        } else {
          j++;
        }
      }
    }
    gap(left, source.size(), claimed, claim.size());
  }

  private void gap(int leftFrom, int leftTo, int putFrom, int putTo) {
    if (leftFrom == leftTo && putFrom == putTo) {
      return;
    }
    List<Word> left = source.subList(leftFrom, leftTo);
    int sentence = begins.previousSetBit(leftTo);
    boolean ends = leftTo == source.size();
    List<Word> tied =
        ends ? List.of() : source.subList(Math.max(leftFrom, Math.max(sentence, 0)), leftTo);
    boolean begun = leftFrom == 0 || begins.get(leftFrom);
    boolean front = begun || leftFrom == leftTo || source.get(leftFrom).apart();
    boolean back = ends || begins.get(leftTo) || source.get(leftTo).apart();
    gaps.add(
        new Gap(
            List.copyOf(left),
            List.copyOf(claim.subList(putFrom, putTo)),
            List.copyOf(tied),
            front && back));
  }
}
