/// The local view of what is being told: story versions, time marks and the state of the followed
/// feeds come in, stories as of an instant, and the latest of each, go out. Rebuilt from the topics
/// at every start. May not know what a digest is made of them.
@NullMarked
package tributary.publish.shelf;

import org.jspecify.annotations.NullMarked;
