/// When each feed is visited: due times, backoff, visits in flight. In: feeds and what their visits
/// came to. Out: the calls that are due at a given time. Asks no clock, opens nothing, writes
/// nothing.
@NullMarked
package tributary.ingest.schedule;

import org.jspecify.annotations.NullMarked;
