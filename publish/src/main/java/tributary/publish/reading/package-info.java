/// Editions, stories, episodes and subjects as a reader sees them: records come in; numbers, dates
/// in words and links that are safe to follow go out. Page and mail both read from here, so they
/// cannot disagree. May not know where it is shown.
@NullMarked
package tributary.publish.reading;

import org.jspecify.annotations.NullMarked;
