package tributary.enrich.subject;

import java.util.List;
import tributary.enrich.text.Tokens;

/// A seed as it is looked for.
///
/// @param text as `subjects.yaml` has it
/// @param words as [Tokens#all] gives them
record Seed(String text, List<String> words) {

  static List<Seed> of(List<String> seeds) {
    return seeds.stream()
        .map(seed -> new Seed(seed, Tokens.all(seed)))
        .filter(seed -> !seed.words().isEmpty())
        .toList();
  }

  /// How often it stands in `in`.
  int count(List<String> in) {
    int count = 0;
    String first = words.getFirst();
    for (int i = 0; i + words.size() <= in.size(); i++) {
      if (in.get(i).equals(first) && in.subList(i, i + words.size()).equals(words)) {
        count++;
      }
    }
    return count;
  }
}
