/// How records travel inside the topology. Knows no room's records by name.
@NullMarked
package tributary.enrich.wire;

import org.jspecify.annotations.NullMarked;
