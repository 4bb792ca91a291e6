package tributary.enrich.subject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tributary.events.item.SubjectTag;

/// Tags an item with the subjects whose seeds it speaks of, before anything was learnt. Safe to
/// share between threads.
final class SeedTagger {
  private static final int ENOUGH = 400;
  private static final int TITLE = 300;
  private static final int TEXT = 150;
  private static final int MOST_PER_SEED = 450;
  private static final int FULL = 1000;
  private static final int REASONS = 4;

  private final Map<Subject, List<Seed>> seeds = new LinkedHashMap<>();

  SeedTagger(List<Subject> subjects) {
    subjects.forEach(subject -> seeds.put(subject, Seed.of(subject.seeds())));
  }

  /// The tags, in no order. A single passing mention is not enough: a seed counts more in the
  /// title, and more than thrice not at all.
  List<SubjectTag> tag(Reading reading) {
    List<SubjectTag> tags = new ArrayList<>();
    seeds.forEach((subject, phrases) -> {
      Map<String, Integer> hits = hits(phrases, reading);
      int sum = hits.values().stream().mapToInt(Integer::intValue).sum();
      if (sum >= ENOUGH) {
        tags.add(
            new SubjectTag(subject.id(), subject.name(), Math.min(FULL, sum), strongest(hits)));
      }
    });
    return tags;
  }

  private static Map<String, Integer> hits(List<Seed> seeds, Reading reading) {
    Map<String, Integer> hits = new LinkedHashMap<>();
    for (Seed seed : seeds) {
      int score = TITLE * seed.count(reading.title()) + TEXT * seed.count(reading.text());
      if (score > 0) {
        hits.put(seed.text(), Math.min(MOST_PER_SEED, score));
      }
    }
    return hits;
  }

  private static String strongest(Map<String, Integer> hits) {
    return hits.entrySet().stream()
        .sorted(Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue).reversed())
        .limit(REASONS)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }
}
