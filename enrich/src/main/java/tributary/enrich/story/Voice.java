package tributary.enrich.story;

/// Somebody who tells a story in words of his own.
///
/// @param item id of the item, or of the part of an episode
/// @param feed that it came from
record Voice(String item, String feed) {
  /// The item itself: all parts of an episode in a story are one voice.
  String whole() {
    return PassageId.item(item);
  }
}
