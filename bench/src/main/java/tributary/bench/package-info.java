/// Quality and speed, measured on the production classes. Every figure in `docs/quality.md` is
/// printed by a command of this package.
@NullMarked
package tributary.bench;

import org.jspecify.annotations.NullMarked;
