/// Runs: passes of the items through enrich that stand side by side, and which of them readers
/// follow.
@NullMarked
package tributary.events.run;

import org.jspecify.annotations.NullMarked;
