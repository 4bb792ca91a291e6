/// Weights that were learnt beforehand and lie in the jar. May know nobody.
@NullMarked
package tributary.enrich.weight;

import org.jspecify.annotations.NullMarked;
