/// Whether health, metrics and the disk guard mean what they say.
@NullMarked
package tributary.app.monitor;

import org.jspecify.annotations.NullMarked;
