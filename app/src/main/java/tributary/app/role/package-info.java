/// The house put together: a broker, its topics, and the roles on them, started in the order of the
/// flow and ended against it. In: a configuration. Out: running roles, or the reason why not. It
/// may not know what an item is.
@NullMarked
package tributary.app.role;

import org.jspecify.annotations.NullMarked;
