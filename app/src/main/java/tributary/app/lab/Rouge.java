package tributary.app.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tartarus.snowball.ext.PorterStemmer;

/// How much of a reference's wording a summary has: F1 over single words, pairs of words, and the
/// longest common subsequence of both as wholes (ROUGE-1, -2 and -L; Lin 2004). Words are runs of
/// letters and digits in lower case; those of more than three letters are reduced to their stems
/// (Porter 1980), as ROUGE does when it is asked to stem.
///
/// @param one ROUGE-1, from 0 to 1
/// @param two ROUGE-2
/// @param longest ROUGE-L
public record Rouge(double one, double two, double longest) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final int UNSTEMMED = 3;

  /// Against the reference that it is most like, by ROUGE-1.
  ///
  /// @param references one or more
  public static Rouge of(String summary, List<String> references) {
    List<String> said = words(summary);
    Rouge best = null;
    for (String reference : references) {
      Rouge score = of(said, words(reference));
      best = best == null || score.one > best.one ? score : best;
    }
    if (best == null) {
      throw new IllegalArgumentException("there is no reference to score a summary against");
    }
    return best;
  }

  /// Of words that [#words] gave.
  public static Rouge of(List<String> said, List<String> reference) {
    return new Rouge(
        shared(said, reference, 1), shared(said, reference, 2), longest(said, reference));
  }

  /// The mean of each.
  public static Rouge mean(List<Rouge> scores) {
    return new Rouge(
        mean(scores, Rouge::one), mean(scores, Rouge::two), mean(scores, Rouge::longest));
  }

  /// The words of a text as they are compared.
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    PorterStemmer stemmer = new PorterStemmer();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      String written = word.group();
      if (written.length() > UNSTEMMED) {
        stemmer.setCurrent(written);
        stemmer.stem();
        words.add(stemmer.getCurrent());
      } else {
        words.add(written);
      }
    }
    return words;
  }

  /// All three in hundredths, as papers print them.
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "ROUGE-1/2/L %.1f / %.1f / %.1f", 100 * one, 100 * two, 100 * longest);
  }

  private static double mean(List<Rouge> scores, ToDoubleFunction<Rouge> which) {
    return scores.stream().mapToDouble(which).average().orElse(0);
  }

  private static double shared(List<String> said, List<String> reference, int length) {
    Map<List<String>, Integer> left = new HashMap<>();
    for (int i = 0; i + length <= reference.size(); i++) {
      left.merge(reference.subList(i, i + length), 1, Integer::sum);
    }
    int shared = 0;
    for (int i = 0; i + length <= said.size(); i++) {
      Integer times = left.computeIfPresent(said.subList(i, i + length), (_, n) -> n - 1);
      shared += times != null && times >= 0 ? 1 : 0;
    }
    return f1(shared, said.size() - length + 1, reference.size() - length + 1);
  }

  private static double longest(List<String> said, List<String> reference) {
    int[] row = new int[reference.size() + 1];
    for (String word : said) {
      int diagonal = 0;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        row[j] = word.equals(reference.get(j - 1)) ? diagonal + 1 : Math.max(above, row[j - 1]);
        diagonal = above;
      }
    }
    return f1(row[row.length - 1], said.size(), reference.size());
  }

  private static double f1(int shared, int said, int reference) {
    return shared == 0 ? 0 : 2.0 * shared / (said + reference);
  }
}
