/// Raw items in, readable drafts out. Knows nothing of other items.
@NullMarked
package tributary.enrich.normalise;

import org.jspecify.annotations.NullMarked;
