/// Nothing is lost: what became of every version of an item that was fetched, found out from the
/// topics alone by somebody who has no part in it. In: the raw topics, `items`, `stories`,
/// `feed-status` and `dead-letters`. Out: the numbers of the conservation law, and what breaks it.
/// It may not know how anything is decided.
@NullMarked
package tributary.app.audit;

import org.jspecify.annotations.NullMarked;
