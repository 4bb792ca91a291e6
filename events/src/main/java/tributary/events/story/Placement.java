package tributary.events.story;

import org.jspecify.annotations.Nullable;

/// Which story a part of an episode tells.
///
/// @param number of the part, from 1
/// @param story id of the story
/// @param told whether readers know the story: one that a part of an episode began is not told
///   until somebody else joins it
/// @param duplicateOf id of the item whose text it repeats, null for a text of its own
/// @param evidence why it joined; null where it began the story
public record Placement(
    int number,
    String story,
    boolean told,
    @Nullable String duplicateOf,
    @Nullable Evidence evidence) {}
