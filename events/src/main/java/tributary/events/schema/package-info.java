/// What records say of their own form to those who describe it. Knows nobody.
@NullMarked
package tributary.events.schema;

import org.jspecify.annotations.NullMarked;
