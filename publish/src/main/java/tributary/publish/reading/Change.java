package tributary.publish.reading;

import org.jspecify.annotations.Nullable;

/// What an update says that no earlier edition did.
///
/// @param before the number that stood in its place, `250 MW`; null where none is known to have
///   changed
public record Change(Line line, @Nullable String before) {}
