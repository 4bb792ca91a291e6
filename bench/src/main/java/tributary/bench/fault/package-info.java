/// The whole house as processes of its own on this machine, what can befall it, and what has to
/// hold afterwards. In: a seed and made-up news. Out: which promises held, a line a fault. It may
/// not know what a story says.
@NullMarked
package tributary.bench.fault;

import org.jspecify.annotations.NullMarked;
