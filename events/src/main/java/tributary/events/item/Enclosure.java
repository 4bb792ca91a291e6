package tributary.events.item;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A file that an item carries, never downloaded by us.
///
/// @param url where it lies
/// @param type media type as given
/// @param length in bytes, 0 or more; null where unknown
public record Enclosure(URI url, @Nullable String type, @Nullable Long length) {}
