/// Editions on a terminal. In: a `Digest` from its topic. Out: text. It may not decide anything.
@NullMarked
package tributary.app.edition;

import org.jspecify.annotations.NullMarked;
