/// What was learnt of subjects. Records only.
@NullMarked
package tributary.events.subject;

import org.jspecify.annotations.NullMarked;
