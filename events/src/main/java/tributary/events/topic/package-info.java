/// Kafka topics that know their own bytes, who writes them and how long they keep.
@NullMarked
package tributary.events.topic;

import org.jspecify.annotations.NullMarked;
