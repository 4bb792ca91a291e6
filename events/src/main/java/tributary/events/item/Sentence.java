package tributary.events.item;

import org.jspecify.annotations.Nullable;

/// A sentence of an item, as citations name it.
///
/// @param id unique within the item and the same for the same text: position and hash
/// @param text plain, as the source wrote it, whitespace folded
/// @param second where it is said in an episode, from the beginning; null for written text
public record Sentence(String id, String text, @Nullable Integer second) {}
