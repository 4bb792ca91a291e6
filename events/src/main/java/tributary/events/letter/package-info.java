/// Dead letters: what is said of a record that could not be handled, so that it can be found, put
/// right and put back. In: a record, and who failed at it. Out: the headers of its letter, and what
/// a letter says. It may not know why a room fails.
@NullMarked
package tributary.events.letter;

import org.jspecify.annotations.NullMarked;
