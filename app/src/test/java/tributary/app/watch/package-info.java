/// The ingest role on a real broker: what is killed, joins, sleeps through its replacement or meets
/// bad feeds.
@NullMarked
package tributary.app.watch;

import org.jspecify.annotations.NullMarked;
