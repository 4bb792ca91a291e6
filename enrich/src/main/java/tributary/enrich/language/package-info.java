/// Which language a text is in. In: strings. Out: language tags, or none rather than a guess. Knows
/// no items.
@NullMarked
package tributary.enrich.language;

import org.jspecify.annotations.NullMarked;
