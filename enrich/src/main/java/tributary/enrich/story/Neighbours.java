package tributary.enrich.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Evidence;

/// The earlier items that one pairs with, in their places. What has been forgotten is none, nor are
/// the other parts of the same episode.
///
/// @param known each pair with the place of its other item
/// @param texts how the item stands to each text, by the text's id
/// @param stories where these are, sorted
record Neighbours(List<Known> known, Map<String, Evidence> texts, Set<String> stories) {

  /// @param pair with an earlier item
  /// @param place of that item
  record Known(Pair pair, Placed place) {
    private static final Comparator<Known> NEAREST =
        Comparator.comparingInt((Known k) -> -k.pair().score())
            .thenComparing(k -> k.pair().other());

    /// The text that the other item stands for.
    String text() {
      return place.duplicateOf() == null ? pair.other() : place.duplicateOf();
    }

    private boolean itself() {
      return place.duplicateOf() == null;
    }
  }

  /// @param pairs of `item` with earlier ones, each at most once
  /// @param placed where an earlier item is; null where it has been forgotten
  static Neighbours of(
      String item, Collection<Pair> pairs, Function<String, @Nullable Placed> placed) {
    List<Known> known = new ArrayList<>();
    Set<String> stories = new TreeSet<>();
    for (Pair pair : pairs) {
      Placed place = placed.apply(pair.other());
      if (place != null && !PassageId.item(pair.other()).equals(PassageId.item(item))) {
        known.add(new Known(pair, place));
        stories.add(place.story());
      }
    }
    return new Neighbours(known, texts(known), stories);
  }

  /// The nearest of whom it is a copy.
  Optional<Known> copied() {
    return known.stream().filter(k -> k.pair().copy()).min(Known.NEAREST);
  }

  /// Likeness to a text is that to the item itself; only where the two were not compared does the
  /// nearest repeat of it stand in. A veto against either holds.
  private static Map<String, Evidence> texts(List<Known> known) {
    Map<String, Evidence> texts = new HashMap<>();
    known.stream()
        .sorted(Comparator.comparing(Known::itself).reversed().thenComparing(Known.NEAREST))
        .forEach(k -> texts.merge(k.text(), k.pair().evidence(), Neighbours::vetoedLike));
    return texts;
  }

  private static Evidence vetoedLike(Evidence nearest, Evidence further) {
    return nearest.veto() == null && further.veto() != null
        ? new Evidence(
            nearest.item(),
            nearest.score(),
            nearest.shared(),
            null,
            nearest.parts(),
            further.veto(),
            nearest.disagreements())
        : nearest;
  }
}
