package tributary.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tributary.enrich.story.OpenStory.Voice;
import tributary.events.item.Ids;
import tributary.events.story.Evidence;

/// Decides which story an item tells: that of the text it repeats, else the open story whose
/// members it is most like on average (average-link clustering in one pass), else one of its own.
/// Never by the likeness to one member alone: chains of those put 86 % of a news stream into one
/// story (docs/quality.md). Pure.
///
/// @param threshold mean similarity from which an item joins, 0 to 1000
/// @param open how long after its last member a story takes one in
record AverageLink(int threshold, Duration open) {

  /// Where the item goes.
  ///
  /// @param story id of the story
  /// @param duplicateOf the member whose text it repeats
  /// @param evidence its nearest member; null where it begins the story
  record Decision(String story, @Nullable String duplicateOf, @Nullable Evidence evidence) {}

  /// @param voice the item
  /// @param at the time it is ordered by
  /// @param pairs of the item with earlier ones, each at most once
  /// @param placed where an earlier item is; null where it has been forgotten
  /// @param stories by id; null where one has been forgotten
  Decision decide(
      Voice voice,
      Instant at,
      Collection<Pair> pairs,
      Function<String, @Nullable Placed> placed,
      Function<String, @Nullable OpenStory> stories) {
    Map<String, List<Known>> byStory = known(pairs, placed);
    return repeat(byStory)
        .or(() -> nearest(voice, at, byStory, stories))
        .orElseGet(() -> new Decision(idOf(voice.item()), null, null));
  }

  /// The id of a story that `item` begins.
  static String idOf(String item) {
    return Ids.hash("story", item);
  }

  private record Known(Pair pair, Placed place) {
    /// The text that the other item stands for.
    String text() {
      return place.duplicateOf() == null ? pair.other() : place.duplicateOf();
    }
  }

  private static Map<String, List<Known>> known(
      Collection<Pair> pairs, Function<String, @Nullable Placed> placed) {
    Map<String, List<Known>> byStory = new HashMap<>();
    for (Pair pair : pairs) {
      Placed place = placed.apply(pair.other());
      if (place != null) {
        byStory.computeIfAbsent(place.story(), s -> new ArrayList<>()).add(new Known(pair, place));
      }
    }
    return byStory;
  }

  private static Optional<Decision> repeat(Map<String, List<Known>> byStory) {
    return byStory.values().stream()
        .flatMap(List::stream)
        .filter(known -> known.pair().copy())
        .min(
            Comparator.comparingInt((Known known) -> -known.pair().score())
                .thenComparing(known -> known.pair().other()))
        .map(known -> new Decision(known.place().story(), known.text(), evidence(known.pair())));
  }

  private Optional<Decision> nearest(
      Voice voice,
      Instant at,
      Map<String, List<Known>> byStory,
      Function<String, @Nullable OpenStory> stories) {
    @Nullable String best = null;
    int bestMean = threshold - 1;
    for (String id : byStory.keySet().stream().sorted().toList()) {
      OpenStory story = stories.apply(id);
      if (story == null || story.last().plus(open).isBefore(at)) {
        continue;
      }
      int mean = mean(voice, story, byStory.getOrDefault(id, List.of()));
      if (mean > bestMean) {
        best = id;
        bestMean = mean;
      }
    }
    return best == null ? Optional.empty() : Optional.of(join(best, byStory));
  }

  /// Mean likeness to the story's voices; 0 where a number of a series speaks against it, or where
  /// the item's own feed already tells the story and the item is not like that telling by itself:
  /// an outlet tells an event once, and its posts on one product are alike.
  private int mean(Voice voice, OpenStory story, List<Known> known) {
    if (known.stream().anyMatch(k -> k.pair().vetoed())) {
      return 0;
    }
    Map<String, Integer> likeness = likeness(known);
    List<Voice> ownFeed =
        story.voices().stream().filter(other -> other.feed().equals(voice.feed())).toList();
    boolean anotherMatter =
        ownFeed.stream()
            .mapToInt(own -> likeness.getOrDefault(own.item(), 0))
            .allMatch(score -> score < threshold);
    if (!ownFeed.isEmpty() && anotherMatter) {
      return 0;
    }
    int sum =
        story.voices().stream().mapToInt(other -> likeness.getOrDefault(other.item(), 0)).sum();
    return sum / story.voices().size();
  }

  /// Likeness to a text is that to the item itself; only where the two were not compared does a
  /// repeat of it stand in.
  private static Map<String, Integer> likeness(List<Known> known) {
    Map<String, Integer> likeness = new HashMap<>();
    known.forEach(k -> likeness.merge(k.text(), k.pair().score(), Math::max));
    known.stream()
        .filter(k -> k.place().duplicateOf() == null)
        .forEach(k -> likeness.put(k.pair().other(), k.pair().score()));
    return likeness;
  }

  private static Decision join(String story, Map<String, List<Known>> byStory) {
    Pair nearest =
        byStory.getOrDefault(story, List.of()).stream()
            .map(Known::pair)
            .min(Comparator.comparingInt((Pair pair) -> -pair.score()).thenComparing(Pair::other))
            .orElseThrow();
    return new Decision(story, null, evidence(nearest));
  }

  private static Evidence evidence(Pair pair) {
    return new Evidence(pair.other(), pair.score(), pair.shared());
  }
}
