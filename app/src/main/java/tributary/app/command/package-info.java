/// The command line. In: arguments. Out: data to stdout, progress and messages to stderr, an exit
/// code (0 done, 1 failed, 2 used wrongly). Thin: what a command does is done in another room.
@NullMarked
package tributary.app.command;

import org.jspecify.annotations.NullMarked;
