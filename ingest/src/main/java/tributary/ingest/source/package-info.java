/// Feed documents: bytes in, a [SourceFeed] with its entries out. Pure: no connection, no clock, no
/// Kafka. Says what was wrong in a [tributary.ingest.text.Reading], and throws nothing at its
/// callers.
@NullMarked
package tributary.ingest.source;

import org.jspecify.annotations.NullMarked;
