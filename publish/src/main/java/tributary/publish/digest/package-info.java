/// Editing: stories of a closed period come in, one frozen edition goes out. Pure: no clock, no
/// Kafka, no file. May not know how an edition is shown or sent.
@NullMarked
package tributary.publish.digest;

import org.jspecify.annotations.NullMarked;
