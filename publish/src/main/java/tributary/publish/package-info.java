/// The hall of publishing: stories come in from their topic, a frozen edition goes out to
/// `digests`, to mail boxes and to web pages. Here the rooms are wired; what they do, they do by
/// themselves. Knows nothing of how items were fetched or how stories were found.
@NullMarked
package tributary.publish;

import org.jspecify.annotations.NullMarked;
