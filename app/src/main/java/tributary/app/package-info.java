/// The hall of the app: the only module that sees all the others. What a command line says becomes
/// a broker, topics and roles here, wired by `new`.
@NullMarked
package tributary.app;

import org.jspecify.annotations.NullMarked;
