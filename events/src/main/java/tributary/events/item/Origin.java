package tributary.events.item;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where an item came from, as a reader would name it.
///
/// @param feed id of the feed
/// @param outlet the name shown to readers: the followed feed's title, else the feed's own, else
///   its host
/// @param site the outlet's home page, if the feed names one
public record Origin(String feed, String outlet, @Nullable URI site) {}
