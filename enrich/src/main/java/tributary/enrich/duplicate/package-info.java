/// What makes a copy: exact fingerprints and numbers that tell one edition from the next.
@NullMarked
package tributary.enrich.duplicate;

import org.jspecify.annotations.NullMarked;
