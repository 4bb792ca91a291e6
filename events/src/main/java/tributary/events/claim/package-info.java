/// What is said, and what it rests on: sentences that carry the ids of the source's sentences.
@NullMarked
package tributary.events.claim;

import org.jspecify.annotations.NullMarked;
