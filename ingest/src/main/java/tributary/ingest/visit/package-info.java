/// One visit to one feed: fetch, read, compare with what is remembered, fetch what the new entries
/// point to. In: a feed and its status. Out: a [tributary.ingest.outlet.Visited] that is not
/// written yet. Knows neither when visits are due nor how they reach Kafka.
@NullMarked
package tributary.ingest.visit;

import org.jspecify.annotations.NullMarked;
