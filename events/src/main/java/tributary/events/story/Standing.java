package tributary.events.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a story stands among the others once an item has been decided: all of it but its members.
///
/// @param story its id
/// @param related the nearest stories that are not merged with it, nearest first
/// @param aliases ids of stories that were merged into it, sorted
/// @param mergedInto id of the story that has taken it in; null while it stands by itself
/// @param gone ids of items that have left it for another story, sorted
public record Standing(
    String story,
    List<Related> related,
    List<String> aliases,
    @Nullable String mergedInto,
    List<String> gone) {
  public Standing {
    related = List.copyOf(related);
    aliases = List.copyOf(aliases);
    gone = List.copyOf(gone);
  }

  /// The same once they are gone.
  public Standing settled() {
    return gone.isEmpty() ? this : new Standing(story, related, aliases, mergedInto, List.of());
  }
}
