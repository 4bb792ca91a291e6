/// Kafka as publishing uses it: topics read from their beginning and followed, and single records
/// written by the one publisher there is. May not know what the records mean.
@NullMarked
package tributary.publish.log;

import org.jspecify.annotations.NullMarked;
