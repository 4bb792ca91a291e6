package tributary.events.story;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How an item stands to another one, and what came of it.
///
/// @param item the other item's id
/// @param score how alike the two are, 0 to 1000; 0 where they were not compared, and their stories
///   merged
/// @param shared the rarest words both have, or what else tied them
/// @param mean mean likeness that decided, 0 to 1000: of the item to the story's members, or of two
///   stories that were merged; null where none was asked for, as with a repeat of a text
/// @param parts what the score is made of, each 0 to 1000, by name; empty where it was not kept
/// @param veto the numbers of a series that say two stories, `week: 45 / 46`; null without
/// @param disagreements numbers that conflict and keep nobody apart, `dead: 12 / 15`
public record Evidence(
    String item,
    int score,
    String shared,
    @Nullable Integer mean,
    Map<String, Integer> parts,
    @Nullable String veto,
    List<String> disagreements) {

  public Evidence {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    disagreements = List.copyOf(disagreements);
  }

  /// The same, seen from the other side.
  public Evidence of(String another) {
    return new Evidence(another, score, shared, mean, parts, veto, disagreements);
  }

  /// The same, with the mean that decided.
  public Evidence decidedBy(int decisive) {
    return new Evidence(item, score, shared, decisive, parts, veto, disagreements);
  }
}
