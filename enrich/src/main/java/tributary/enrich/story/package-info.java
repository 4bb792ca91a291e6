/// Which items tell the same event: probes, pairs, decisions, stories. Sees features, never texts.
@NullMarked
package tributary.enrich.story;

import org.jspecify.annotations.NullMarked;
