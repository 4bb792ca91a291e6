package tributary.enrich.subject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tributary.enrich.text.Tokens;
import tributary.events.item.SubjectTag;

/// Tags a text with the subjects whose seeds it speaks of, or with none. Safe to share between
/// threads.
public final class Tagger {
  private static final int MOST_TAGS = 3;
  private static final int ENOUGH = 400;
  private static final int TITLE = 300;
  private static final int TEXT = 150;
  private static final int MOST_PER_SEED = 450;

  private final Map<Subject, Map<String, List<String>>> seeds;

  public Tagger(Subjects subjects) {
    seeds = new LinkedHashMap<>();
    for (Subject subject : subjects.subjects()) {
      Map<String, List<String>> phrases = new LinkedHashMap<>();
      subject.seeds().forEach(seed -> phrases.put(seed, Tokens.all(seed)));
      seeds.put(subject, phrases);
    }
  }

  /// At most three tags, best first. A single passing mention is not enough: a seed counts more in
  /// the title, and more than thrice not at all.
  ///
  /// @param title words of the title, as [Tokens#all] gives them
  /// @param text words of the text
  public List<SubjectTag> tag(List<String> title, List<String> text) {
    List<SubjectTag> tags = new ArrayList<>();
    seeds.forEach((subject, phrases) -> score(subject, phrases, title, text, tags));
    tags.sort(
        Comparator.comparingInt(SubjectTag::score).reversed().thenComparing(SubjectTag::subject));
    return List.copyOf(tags.subList(0, Math.min(MOST_TAGS, tags.size())));
  }

  private static void score(
      Subject subject,
      Map<String, List<String>> phrases,
      List<String> title,
      List<String> text,
      List<SubjectTag> tags) {
    Map<String, Integer> hits = new LinkedHashMap<>();
    phrases.forEach((seed, words) -> {
      int score = TITLE * count(title, words) + TEXT * count(text, words);
      if (score > 0) {
        hits.put(seed, Math.min(MOST_PER_SEED, score));
      }
    });
    int sum = hits.values().stream().mapToInt(Integer::intValue).sum();
    if (sum >= ENOUGH) {
      String reason =
          hits.entrySet().stream()
              .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
              .limit(4)
              .map(Map.Entry::getKey)
              .collect(Collectors.joining(", "));
      tags.add(new SubjectTag(subject.id(), subject.name(), Math.min(1000, sum), reason));
    }
  }

  private static int count(List<String> words, List<String> phrase) {
    int count = 0;
    for (int i = 0; i + phrase.size() <= words.size(); i++) {
      if (words.subList(i, i + phrase.size()).equals(phrase)) {
        count++;
      }
    }
    return count;
  }
}
