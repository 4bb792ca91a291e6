package tributary.events.item;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A chapter of an episode, as its publisher marked it.
///
/// @param start seconds from the beginning, 0 or more
/// @param title as its publisher wrote it
/// @param link where its publisher says there is more of it
public record Chapter(int start, String title, @Nullable URI link) {}
