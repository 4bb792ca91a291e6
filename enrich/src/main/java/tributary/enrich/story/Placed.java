package tributary.enrich.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An item that has its place.
///
/// @param story id of its story
/// @param duplicateOf whose text it repeats, null for a text of its own
/// @param at the time it was ordered by
record Placed(String story, @Nullable String duplicateOf, Instant at) {}
