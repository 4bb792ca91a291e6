/// Bytes in, meaning out: a feed's entries, a page's article, a transcript's utterances. Pure: no
/// connection, no clock, no Kafka. Says what was wrong in a [Reading], and throws nothing at its
/// callers.
@NullMarked
package tributary.ingest.source;

import org.jspecify.annotations.NullMarked;
