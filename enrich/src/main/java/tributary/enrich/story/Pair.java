package tributary.enrich.story;

import java.util.List;
import java.util.Map;
import tributary.events.story.Evidence;

/// How an item stands to an earlier one.
///
/// @param other the earlier item's id
/// @param score similarity, 0 to 1000
/// @param copy whether it may count as a repeat of the other's text
/// @param vetoed whether numbers of a series say that they are two stories
/// @param shared the keys that both have, rarest first, for a person to read
public record Pair(String other, int score, boolean copy, boolean vetoed, String shared) {
  /// What readers learn of it.
  Evidence evidence() {
    String veto = vetoed ? "numbers of a series" : null;
    return new Evidence(PassageId.item(other), score, shared, null, Map.of(), veto, List.of());
  }
}
