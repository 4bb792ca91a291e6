/// The one-line Python expressions by which the feedparser project says what a reader must find in
/// its test documents, and what of it our readers keep.
@NullMarked
package tributary.bench.expect;

import org.jspecify.annotations.NullMarked;
