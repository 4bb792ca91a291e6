package tributary.publish.subject;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// Parts stories into themes: average-link clustering by their rare words, weighted by how rare
/// they are among all stories. Stories that are like no other make up a last theme without a title.
/// A function of its arguments, in whatever order they come.
final class Themes {
  /// Mean likeness, 0 to 1, from which two groups are one theme.
  private static final double LIKE = 0.12;

  /// A word that stands in so many of a hundred stories of the subject is the subject's own.
  private static final int COMMON = 40;

  private static final int FEW = 5;
  private static final int TITLE = 2;

  /// A theme.
  record Theme(String title, List<Told> stories) {}

  private final List<Told> stories;
  private final List<Map<String, Double>> vectors = new ArrayList<>();

  /// @param stories of the subject, in any order
  /// @param spread in how many of `known` stories each word stands
  Themes(List<Told> stories, Map<String, Integer> spread, int known) {
    this.stories =
        stories.stream().sorted(Comparator.comparing((Told told) -> told.story().id())).toList();
    Map<String, Integer> own = Words.spread(this.stories.stream().map(Told::text).toList());
    for (Told told : this.stories) {
      vectors.add(vector(told, own, word -> spread.getOrDefault(word, 1), known));
    }
  }

  private Map<String, Double> vector(
      Told told, Map<String, Integer> own, ToIntFunction<String> spread, int known) {
    Map<String, Double> vector = new TreeMap<>();
    for (Words.Word word : Words.of(told.text())) {
      int here = own.getOrDefault(word.stem(), 1);
      boolean common = stories.size() >= FEW && here * 100 > stories.size() * COMMON;
      if (!common) {
        double rare = Math.log((known + 1.0) / spread.applyAsInt(word.stem()));
        vector.put(word.stem(), name(word) ? rare * 1.5 : rare);
      }
    }
    double length = Math.sqrt(vector.values().stream().mapToDouble(w -> w * w).sum());
    vector.replaceAll((word, weight) -> length == 0 ? 0 : weight / length);
    return vector;
  }

  private static boolean name(Words.Word word) {
    return word.inner() && Character.isUpperCase(word.form().codePointAt(0));
  }

  /// The weightiest first; the one without a title last.
  List<Theme> find() {
    List<Told> alone = new ArrayList<>();
    Map<String, List<Integer>> named = new TreeMap<>();
    for (List<Integer> group : groups()) {
      List<String> title = group.size() < 2 ? List.of() : title(group);
      if (title.isEmpty()) {
        group.forEach(index -> alone.add(stories.get(index)));
      } else {
        // Two groups whose first word is the same are one theme.
        named.computeIfAbsent(title.getFirst(), word -> new ArrayList<>()).addAll(group);
      }
    }
    List<Theme> themes = new ArrayList<>();
    named.values().forEach(group -> themes.add(theme(group)));
    Comparator<Theme> weight = Comparator.comparingInt(Themes::weight);
    themes.sort(weight.reversed().thenComparing(Theme::title));
    if (!alone.isEmpty()) {
      themes.add(new Theme("", weightiest(alone)));
    }
    return themes;
  }

  private Theme theme(List<Integer> group) {
    List<String> forms = new ArrayList<>();
    for (String word : title(group)) {
      String form = form(word, group);
      if (forms.stream().noneMatch(other -> other.contains(form) || form.contains(other))) {
        forms.add(form);
      }
    }
    String title = String.join(" and ", forms);
    return new Theme(
        title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
        weightiest(group.stream().map(stories::get).toList()));
  }

  private static int weight(Theme theme) {
    return theme.stories().stream().mapToInt(Told::weight).sum();
  }

  private static List<Told> weightiest(List<Told> stories) {
    Comparator<Told> weight = Comparator.comparingInt(Told::weight);
    return stories.stream()
        .sorted(
            weight
                .reversed()
                .thenComparing(Told::newest, Comparator.reverseOrder())
                .thenComparing(told -> told.story().id()))
        .toList();
  }

  private List<List<Integer>> groups() {
    int size = stories.size();
    List<List<Integer>> groups = new ArrayList<>();
    double[][] like = new double[size][size];
    for (int i = 0; i < size; i++) {
      groups.add(new ArrayList<>(List.of(i)));
      for (int j = 0; j < i; j++) {
        like[i][j] = cosine(vectors.get(i), vectors.get(j));
        like[j][i] = like[i][j];
      }
    }
    boolean joined = true;
    while (joined) {
      joined = join(groups, like);
    }
    return groups.stream().filter(group -> !group.isEmpty()).toList();
  }

  /// Joins the two groups that are most alike; false where none are enough.
  private static boolean join(List<List<Integer>> groups, double[][] like) {
    double best = LIKE;
    int one = -1;
    int other = -1;
    for (int i = 0; i < groups.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (like[i][j] > best && !groups.get(i).isEmpty() && !groups.get(j).isEmpty()) {
          best = like[i][j];
          one = j;
          other = i;
        }
      }
    }
    if (one < 0) {
      return false;
    }
    int first = groups.get(one).size();
    int second = groups.get(other).size();
    for (int k = 0; k < groups.size(); k++) {
      like[one][k] = (like[one][k] * first + like[other][k] * second) / (first + second);
      like[k][one] = like[one][k];
    }
    groups.get(one).addAll(groups.get(other));
    groups.get(other).clear();
    return true;
  }

  private static double cosine(Map<String, Double> one, Map<String, Double> other) {
    double sum = 0;
    for (Map.Entry<String, Double> entry : one.entrySet()) {
      sum += entry.getValue() * other.getOrDefault(entry.getKey(), 0.0);
    }
    return sum;
  }

  /// The heaviest words that most of its stories share, and that are names or stand in a headline;
  /// empty where there are none.
  private List<String> title(List<Integer> group) {
    Map<String, Double> weights = new HashMap<>();
    Map<String, Integer> having = new HashMap<>();
    for (int index : group) {
      vectors
          .get(index)
          .forEach((word, weight) -> {
            weights.merge(word, weight, Double::sum);
            having.merge(word, 1, Integer::sum);
          });
    }
    Set<String> telling = telling(group);
    int most = Math.max(2, (group.size() + 1) / 2);
    weights.keySet().removeIf(w -> !telling.contains(w) || having.getOrDefault(w, 0) < most);
    double heaviest = weights.values().stream().mapToDouble(w -> w).max().orElse(0);
    Comparator<String> heavy = Comparator.comparingDouble(word -> -weights.getOrDefault(word, 0.0));
    return weights.keySet().stream()
        .filter(word -> weights.getOrDefault(word, 0.0) >= heaviest / 2)
        .sorted(heavy.thenComparing(Comparator.naturalOrder()))
        .limit(TITLE)
        .toList();
  }

  private Set<String> telling(List<Integer> group) {
    Set<String> telling = new HashSet<>();
    for (int index : group) {
      Told told = stories.get(index);
      Words.of(told.story().headline()).forEach(word -> telling.add(word.stem()));
      Words.of(told.text()).stream().filter(Themes::name).forEach(word -> telling.add(word.stem()));
    }
    return telling;
  }

  /// The name in which it most often stands, else itself as it stands within sentences, else as it
  /// stands.
  private String form(String stem, List<Integer> group) {
    Map<String, Integer> inner = new TreeMap<>(Collections.reverseOrder());
    Map<String, Integer> any = new TreeMap<>(Collections.reverseOrder());
    for (int index : group) {
      for (Words.Word word : Words.of(stories.get(index).text())) {
        if (word.stem().equals(stem)) {
          any.merge(word.name(), 1, Integer::sum);
          if (word.inner() || !word.name().equals(word.form())) {
            inner.merge(word.name(), 1, Integer::sum);
          }
        }
      }
    }
    return (inner.isEmpty() ? any : inner)
        .entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(stem);
  }
}
