package tributary.events.story;

/// How an item stands in its story.
public enum Role {
  /// The first to tell it.
  ORIGINAL,
  /// Tells it in other words.
  COVERAGE,
  /// Repeats another member's text: kept, and not shown as coverage of its own.
  DUPLICATE
}
