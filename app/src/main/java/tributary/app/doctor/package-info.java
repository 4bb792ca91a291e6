/// Looks for what will go wrong: ports, disk, broker, topics, clock, and what waits for a person.
/// In: a configuration, and a broker if one runs. Out: findings, each with what to do. It changes
/// nothing and starts nothing.
@NullMarked
package tributary.app.doctor;

import org.jspecify.annotations.NullMarked;
