/// Training of subjects. In: kept items. Out: a model on its topic. The learning itself is done in
/// enrich.
@NullMarked
package tributary.app.subject;

import org.jspecify.annotations.NullMarked;
