package tributary.enrich.insight;

import java.time.Instant;

/// A member of a story, as far as its brief asks.
///
/// @param source whose word it is: two items of one feed are one source
/// @param at when it was published, clamped
public record Voice(String item, String source, Instant at, Speech speech) {}
