/// Web pages: the article in one, or why there is none. Bytes in, a [Page] out. Pure: no
/// connection, no clock, no Kafka; throws nothing at its callers.
@NullMarked
package tributary.ingest.page;

import org.jspecify.annotations.NullMarked;
