/// The way onto Kafka: what a visit brought goes out in one transaction with how the visit went,
/// and each item gets its stamp there. Holds the rule of docs/time.md that a raw partition has one
/// writer and its stamps never go back. Knows nothing of HTTP or feed formats.
@NullMarked
package tributary.ingest.outlet;

import org.jspecify.annotations.NullMarked;
