package tributary.events.story;

import java.time.Instant;

/// The version of an item whose decision changed something. All that follows from it makes one new
/// version of each story that it touches.
///
/// @param at the time it was ordered by
public record Cause(Instant at, String item, int version) {}
