/// Dates as sources write them: a text in, a [SourceDate] with the rule that read it out, or null.
/// Asks no clock and makes nothing up; knows no format and nobody of the house.
@NullMarked
package tributary.ingest.date;

import org.jspecify.annotations.NullMarked;
