package tributary.ingest;

import java.time.Duration;
import tributary.ingest.schedule.Roll;

/// How ingest stands at a moment, in numbers.
///
/// @param roll of the feeds in the partitions that are ours; some seconds old
/// @param desks partitions that are worked on
/// @param still how long ago the slowest of our threads last came round
/// @param turnedAway fetches that were not made since the start, as they would have led to where no
///   feed may lead: a private address, another scheme, a forbidden port
public record Figures(Roll roll, int desks, Duration still, long turnedAway) {}
