/// How much of the raw records a run takes in, and how time ends in a run that ends before they do.
///
/// In: raw items and marks as they lie on their topics. Out: those of them that the run is about.
/// Knows nothing of what becomes of them.
@NullMarked
package tributary.enrich.extent;

import org.jspecify.annotations.NullMarked;
