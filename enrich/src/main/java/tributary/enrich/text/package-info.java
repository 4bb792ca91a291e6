/// Words, sentences and how rare words are. In: strings. Out: strings and numbers. Knows no items.
@NullMarked
package tributary.enrich.text;

import org.jspecify.annotations.NullMarked;
