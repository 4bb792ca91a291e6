/// An edition as a reader sees it: the frozen record comes in; numbers, dates in words and links
/// that are safe to follow go out. Page and mail both read from here, so they cannot disagree. May
/// not know where it is shown.
@NullMarked
package tributary.publish.reading;

import org.jspecify.annotations.NullMarked;
