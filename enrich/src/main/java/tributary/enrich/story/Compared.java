package tributary.enrich.story;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Evidence;

/// What was found when an item was compared: kept for as long as its place, so that two stories can
/// be held against each other later.
///
/// @param texts how it stands to earlier texts, by their id; what the scores are made of left out
/// @param evidence why it joined its story; null where it began it
record Compared(Map<String, Evidence> texts, @Nullable Evidence evidence) {
  static final Compared NOTHING = new Compared(Map.of(), null);

  /// More would hardly change a mean, and would have to be kept for every item.
  private static final int MOST_TEXTS = 32;

  Compared {
    texts = Map.copyOf(texts);
  }

  /// The most alike of `texts`, and every veto.
  static Compared of(Map<String, Evidence> texts, @Nullable Evidence evidence) {
    List<Map.Entry<String, Evidence>> nearestFirst =
        texts.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Evidence> e) -> -e.getValue().score())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    Map<String, Evidence> kept = new TreeMap<>();
    Stream.concat(
            nearestFirst.stream().limit(MOST_TEXTS),
            nearestFirst.stream().skip(MOST_TEXTS).filter(e -> e.getValue().veto() != null))
        .forEach(e -> kept.put(e.getKey(), plain(e.getValue())));
    return new Compared(kept, evidence);
  }

  private static Evidence plain(Evidence full) {
    return new Evidence(
        full.item(), full.score(), full.shared(), null, Map.of(), full.veto(), List.of());
  }
}
