package tributary.events.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a story stands among the others once an item has been decided: all of it but its members.
///
/// @param story its id
/// @param related the nearest stories that are not merged with it, nearest first
/// @param aliases ids of stories that were merged into it, sorted
/// @param mergedInto id of the story that has taken it in; null while it stands by itself
public record Standing(
    String story, List<Related> related, List<String> aliases, @Nullable String mergedInto) {
  public Standing {
    related = List.copyOf(related);
    aliases = List.copyOf(aliases);
  }
}
