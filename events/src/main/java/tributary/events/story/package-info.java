/// One event in the world, with all items that tell it.
@NullMarked
package tributary.events.story;

import org.jspecify.annotations.NullMarked;
