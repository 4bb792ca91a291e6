/// Rows of the catalogue of bad input, `docs/bad-input.md`, that no room's own tests hold. A test
/// room; it knows the readers by their doors.
@NullMarked
package tributary.ingest.badinput;

import org.jspecify.annotations.NullMarked;
