/// A whole week on the made-up web in under a minute: the real roles on a real broker, with a clock
/// that is led through the week. In: a data folder. Out: the week's edition on a terminal. It may
/// not fake anything but the time.
@NullMarked
package tributary.app.demo;

import org.jspecify.annotations.NullMarked;
