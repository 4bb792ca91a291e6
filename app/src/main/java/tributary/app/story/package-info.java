/// Why a story is what it is, for a person. In: `stories` and `items`. Out: text. It may not decide
/// anything.
@NullMarked
package tributary.app.story;

import org.jspecify.annotations.NullMarked;
