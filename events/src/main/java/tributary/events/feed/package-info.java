/// What we follow, and how following it goes.
@NullMarked
package tributary.events.feed;

import org.jspecify.annotations.NullMarked;
