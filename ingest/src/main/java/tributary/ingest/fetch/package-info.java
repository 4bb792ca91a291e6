/// The only place in the house that opens a connection to the world. In: an address and the
/// validators of the last answer. Out: a [Fetched], never an exception. Holds the guard against
/// private addresses, the limits of size and time, and the manners towards a host. Knows nothing of
/// feeds, items or Kafka.
@NullMarked
package tributary.ingest.fetch;

import org.jspecify.annotations.NullMarked;
