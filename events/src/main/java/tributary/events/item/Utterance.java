package tributary.events.item;

import org.jspecify.annotations.Nullable;

/// A piece of a transcript.
///
/// @param start seconds from the beginning, 0 or more
/// @param speaker who says it, where the transcript tells
/// @param text what is said
public record Utterance(int start, @Nullable String speaker, String text) {}
