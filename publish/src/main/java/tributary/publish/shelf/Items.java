package tributary.publish.shelf;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import tributary.events.item.Item;
import tributary.publish.library.Library;

/// Where pages look items up. For any thread.
///
/// @param latest version of an item, by its id; empty where it is not kept, or withheld
/// @param has whether there is one, which is quicker to tell than to read it
/// @param state another number after every change that can be found
public record Items(
    Function<String, Optional<Item>> latest, Predicate<String> has, LongSupplier state) {

  /// Those of a library that are not withheld.
  public static Items of(Library library, Withheld withheld) {
    return new Items(
        id -> withheld.item(id) ? Optional.empty() : library.item(id),
        id -> !withheld.item(id) && library.has(id),
        library::changes);
  }

  /// The latest version of an item; empty where it is not kept.
  public Optional<Item> item(String id) {
    return latest.apply(id);
  }

  /// Whether it is kept.
  public boolean has(String id) {
    return has.test(id);
  }

  /// Another number after every change that can be found.
  public long changes() {
    return state.getAsLong();
  }
}
