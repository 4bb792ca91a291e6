/// Closing time by marks, and the order that everything is decided in (docs/time.md).
@NullMarked
package tributary.enrich.time;

import org.jspecify.annotations.NullMarked;
