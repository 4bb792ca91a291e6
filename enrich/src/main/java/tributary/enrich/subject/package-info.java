/// What an item is about, from the seeds of subjects.yaml. In: words. Out: tags.
@NullMarked
package tributary.enrich.subject;

import org.jspecify.annotations.NullMarked;
