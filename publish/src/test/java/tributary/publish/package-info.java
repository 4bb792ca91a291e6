/// Publishing, as its readers and operators meet it.
@NullMarked
package tributary.publish;

import org.jspecify.annotations.NullMarked;
