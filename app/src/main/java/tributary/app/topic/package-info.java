/// The house's topics on a cluster: made with the right settings, or checked against them. In: a
/// cluster. Out: every topic as [tributary.events.topic.Topics] describes it, or a message that
/// says which is not, and what to do; and what a topic holds now. It may not write a record.
@NullMarked
package tributary.app.topic;

import org.jspecify.annotations.NullMarked;
