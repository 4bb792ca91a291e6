/// The pages in a real browser, as a reader meets them.
@NullMarked
package tributary.publish.browser;

import org.jspecify.annotations.NullMarked;
