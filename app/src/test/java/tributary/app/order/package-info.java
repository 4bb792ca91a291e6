/// The promise of time on a real broker.
@NullMarked
package tributary.app.order;

import org.jspecify.annotations.NullMarked;
