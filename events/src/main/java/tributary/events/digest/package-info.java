/// What readers get: editions of a digest, who receives them, and what became of each delivery.
@NullMarked
package tributary.events.digest;

import org.jspecify.annotations.NullMarked;
