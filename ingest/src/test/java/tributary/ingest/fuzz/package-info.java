/// Documents that nobody wrote: every reader of ingest is given mutations of small self-made ones
/// for a bounded time. In: a seed number. Out: nothing, or the number of the document that a reader
/// threw at, hung on, or made something unsafe of. A test room; knows the readers by their doors.
@NullMarked
package tributary.ingest.fuzz;

import org.jspecify.annotations.NullMarked;
