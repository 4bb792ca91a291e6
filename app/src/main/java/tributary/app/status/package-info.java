/// How the whole house stands, on one screen. In: a cluster, and the disk of a data folder. Out:
/// facts about every role, and what needs a person. It may not change anything.
@NullMarked
package tributary.app.status;

import org.jspecify.annotations.NullMarked;
