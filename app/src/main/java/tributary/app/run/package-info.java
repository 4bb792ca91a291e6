/// The runs of enrich that there are, and which of them readers follow.
///
/// In and out: the topics `runs` and `live`. Knows nothing of what a run does.
@NullMarked
package tributary.app.run;

import org.jspecify.annotations.NullMarked;
