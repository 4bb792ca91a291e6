package tributary.events.item;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A chapter of an episode, as its publisher marked it.
///
/// @param start seconds from the beginning, 0 or more
public record Chapter(int start, String title, @Nullable URI link) {}
