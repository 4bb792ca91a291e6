/// Backups are made of a broker that works, and opened.
@NullMarked
package tributary.app.backup;

import org.jspecify.annotations.NullMarked;
