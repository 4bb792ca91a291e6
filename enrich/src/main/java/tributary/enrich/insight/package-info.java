/// The claims of a story, each with the sentence behind it.
@NullMarked
package tributary.enrich.insight;

import org.jspecify.annotations.NullMarked;
