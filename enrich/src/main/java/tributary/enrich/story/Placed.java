package tributary.enrich.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An item, or a part of an episode, that has its place.
///
/// @param story id of its story, as it was when it was placed
/// @param duplicateOf whose text it repeats, null for a text of its own
/// @param at the time it was ordered by
/// @param latest where the text of its latest version lies
record Placed(String story, @Nullable String duplicateOf, Instant at, Source latest) {

  /// A version of an item, and the raw partition that it came from.
  ///
  /// @param at the time the version was ordered by
  record Source(int version, Instant at, int partition) {}

  /// The same item in another story, or by the id that its story goes by today.
  Placed in(String current) {
    return current.equals(story) ? this : new Placed(current, duplicateOf, at, latest);
  }

  /// The same place, for a later version.
  Placed edited(Source version) {
    return new Placed(story, duplicateOf, at, version);
  }
}
