package tributary.enrich.story;

import java.util.List;

/// Somebody who tells a story in words of his own.
///
/// @param item id of the item, or of the part of an episode
/// @param feed that it came from
/// @param subjects what it is about, as readers see it
record Voice(String item, String feed, List<String> subjects) {
  Voice {
    subjects = List.copyOf(subjects);
  }

  /// The item itself: all parts of an episode in a story are one voice.
  String whole() {
    return PassageId.item(item);
  }
}
