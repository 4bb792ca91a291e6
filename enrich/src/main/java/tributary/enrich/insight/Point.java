package tributary.enrich.insight;

import org.jspecify.annotations.Nullable;

/// A claim worth knowing and what its source says it leads to, as places in a [Speech].
///
/// @param impact null where the source says nothing
record Point(int claim, @Nullable Integer impact) {}
