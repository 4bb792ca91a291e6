package tributary.publish.library;

import tributary.events.item.Kind;

/// Which items somebody asks for.
public sealed interface Wanted {

  /// Every one.
  record All() implements Wanted {}

  /// Those that are about a subject, by its id.
  record OfSubject(String subject) implements Wanted {}

  /// Those that were put into a story, by its id at that time.
  record OfStory(String story) implements Wanted {}

  /// Those of a kind.
  record OfKind(Kind kind) implements Wanted {}

  /// Those of a feed, by its id.
  record OfFeed(String feed) implements Wanted {}
}
