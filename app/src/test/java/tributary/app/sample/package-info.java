/// Holds the sample web to what its README promises.
@NullMarked
package tributary.app.sample;

import org.jspecify.annotations.NullMarked;
