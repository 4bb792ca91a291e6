package tributary.enrich.story;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Evidence;

/// How an item stands to an earlier one.
///
/// @param other the earlier item's id
/// @param score similarity, 0 to 1000
/// @param copy whether it may count as a repeat of the other's text
/// @param veto the numbers of a series that say two stories, `week: 45 / 46`; null without
/// @param shared the keys that both have, rarest first, for a person to read
/// @param features what the score is made of
/// @param disagreements numbers that conflict and keep nobody apart, `dead: 12 / 15`
public record Pair(
    String other,
    int score,
    boolean copy,
    @Nullable String veto,
    String shared,
    Features features,
    List<String> disagreements) {

  public Pair {
    disagreements = List.copyOf(disagreements);
  }

  /// What readers learn of it.
  Evidence evidence() {
    return new Evidence(
        PassageId.item(other), score, shared, null, features.byName(), veto, disagreements);
  }
}
