package tributary.app.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How well extracted texts agree with marked ones: the measure of the article-extraction-benchmark
/// (`evaluate.py`). Runs of four words are compared as bags; precision and recall are averaged over
/// the pages on which they are defined, and F1 is that of the two averages.
///
/// @param precision from 0 to 1; not a number where nothing was extracted anywhere
/// @param recall from 0 to 1; not a number where nothing was marked anywhere
public record ArticleScore(double precision, double recall) {
  private static final int RUN = 4;

  /// Python's word: letters, digits and the low line.
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  /// One page's score: precision is not a number where nothing was extracted, recall where nothing
  /// was marked.
  public static ArticleScore of(String marked, String extracted) {
    Map<List<String>, Integer> wanted = runs(marked);
    Map<List<String>, Integer> got = runs(extracted);
    Set<List<String>> all = new HashSet<>(wanted.keySet());
    all.addAll(got.keySet());
    int common =
        all.stream()
            .mapToInt(run -> Math.min(wanted.getOrDefault(run, 0), got.getOrDefault(run, 0)))
            .sum();
    return new ArticleScore(share(common, got), share(common, wanted));
  }

  private static double share(int common, Map<List<String>, Integer> runs) {
    return common / (double) runs.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The score of many pages.
  public static ArticleScore over(Collection<ArticleScore> pages) {
    return new ArticleScore(
        mean(pages, ArticleScore::precision), mean(pages, ArticleScore::recall));
  }

  private static double mean(
      Collection<ArticleScore> pages, ToDoubleFunction<ArticleScore> figure) {
    return pages.stream()
        .mapToDouble(figure)
        .filter(x -> !Double.isNaN(x))
        .average()
        .orElse(Double.NaN);
  }

  /// The harmonic mean of both.
  public double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "precision %.4f, recall %.4f, F1 %.4f", precision, recall, f1());
  }

  /// A text of fewer than four words is one run, an empty one none.
  private static Map<List<String>, Integer> runs(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
    Map<List<String>, Integer> runs = new HashMap<>();
    for (int i = 0; i < Math.max(1, words.size() - RUN + 1); i++) {
      List<String> run = List.copyOf(words.subList(i, Math.min(words.size(), i + RUN)));
      if (!run.isEmpty()) {
        runs.merge(run, 1, Integer::sum);
      }
    }
    return runs;
  }
}
