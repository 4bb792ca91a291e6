package tributary.publish.library;

import java.util.List;
import tributary.events.item.Item;
import tributary.events.item.Sentence;

/// An item that was found.
///
/// @param title in pieces, the found ones marked
/// @param snippets the sentences that say it best, in the order of the text; the first sentence
///   where none does; empty for an item without a text
public record Hit(Item item, List<Piece> title, List<Snippet> snippets) {
  public Hit {
    title = List.copyOf(title);
    snippets = List.copyOf(snippets);
  }

  /// A part of a text.
  ///
  /// @param marked whether it was looked for
  public record Piece(String text, boolean marked) {}

  /// Of a sentence, a part that can be taken in at a glance, cut between words.
  ///
  /// @param sentence the whole of it
  public record Snippet(Sentence sentence, List<Piece> pieces) {
    public Snippet {
      pieces = List.copyOf(pieces);
    }
  }
}
