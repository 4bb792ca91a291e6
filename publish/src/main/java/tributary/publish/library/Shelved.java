package tributary.publish.library;

import java.util.Optional;

/// Says what may be shown of the library, and where it stands by now.
@FunctionalInterface
public interface Shelved {
  /// Shows everything, under the story that it was put into at first.
  Shelved EVERYTHING = (item, story) -> Optional.of(story);

  /// Under which story an item is shown: the one it was put into may have been merged into another
  /// since. Empty where item or story are withheld. Asked for every hit, so it is to be quick.
  ///
  /// @param story as it was when the item was last told
  Optional<String> under(String item, String story);
}
