package tributary.enrich.normalise;

import org.jspecify.annotations.Nullable;

/// A part of an item that tells something of its own. Every item is one as a whole, by number 0; an
/// episode may have further ones, its sections.
///
/// @param number 0 for the whole item; for a part that of its section, from 1 on
/// @param start seconds from the beginning of the episode, null for the whole item
/// @param title its own; empty where its publisher gave it none
/// @param lead its first words, in plain sentences; may be empty
public record Passage(int number, @Nullable Integer start, String title, String lead) {

  /// The id that a part of `item` goes by among items: the item's own for the whole.
  public String id(String item) {
    return number == 0 ? item : item + "#" + number;
  }

  /// Title and lead in one text, or the one of them that is there.
  public String whole() {
    return title.isEmpty() || lead.isEmpty() ? title + lead : title + ". " + lead;
  }
}
