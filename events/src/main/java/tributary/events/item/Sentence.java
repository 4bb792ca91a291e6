package tributary.events.item;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;

/// A sentence of an item, as citations name it.
///
/// @param id unique within the item and the same for the same text: position and hash
/// @param text plain, as the source wrote it, whitespace folded
/// @param second where it is said in an episode, from the beginning; null for written text
/// @param speaker who says it, as the transcript calls him; null where nobody tells
public record Sentence(String id, String text, @Nullable Integer second, @Nullable String speaker) {

  /// This, word for word, as a claim.
  ///
  /// @param item id of the item that it stands in
  public Claim claim(String item) {
    return new Claim(text, List.of(new Citation(item, id, text, second)));
  }
}
