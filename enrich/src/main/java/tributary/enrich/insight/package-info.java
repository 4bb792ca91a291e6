/// What is worth knowing of items and stories: whole sentences, each with where it stands. In: an
/// item's sentences and facts; then what the voices of a story say. Out: insights, briefs. Knows
/// nothing of how items come to be in a story.
@NullMarked
package tributary.enrich.insight;

import org.jspecify.annotations.NullMarked;
