/// Which entry of a feed is which item. In: the entries of a document and what is remembered of the
/// feed. Out: what is new, what says something else than before, and the memory for the next visit.
/// Pure; fetches nothing and writes nothing.
@NullMarked
package tributary.ingest.identity;

import org.jspecify.annotations.NullMarked;
