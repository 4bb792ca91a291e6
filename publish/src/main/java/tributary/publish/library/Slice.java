package tributary.publish.library;

import java.util.List;
import tributary.events.item.Item;

/// Some of the items that somebody asked for.
///
/// @param total how many there are
/// @param items the newest first; empty past the last one
public record Slice(int total, List<Item> items) {
  public Slice {
    items = List.copyOf(items);
  }
}
