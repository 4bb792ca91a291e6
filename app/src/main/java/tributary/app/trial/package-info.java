/// The enrich role on raw items that are all there beforehand: writes them as ingest would, ends
/// with a final mark, and reads what became of them. Knows no web and no clock.
@NullMarked
package tributary.app.trial;

import org.jspecify.annotations.NullMarked;
