/// The doctor on a broker that has what it looks for.
@NullMarked
package tributary.app.doctor;

import org.jspecify.annotations.NullMarked;
