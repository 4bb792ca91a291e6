/// One post, episode or article: as its source gave it, and as the rest of the house reads it.
@NullMarked
package tributary.events.item;

import org.jspecify.annotations.NullMarked;
