/// Copies of the data folder: made while the house runs or is off, checked, and put back. In: a
/// data folder. Out: a folder that holds all that cannot be made again, and a list of it with
/// checksums. It may not know what a record says.
@NullMarked
package tributary.app.backup;

import org.jspecify.annotations.NullMarked;
