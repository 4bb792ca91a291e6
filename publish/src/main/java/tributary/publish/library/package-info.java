/// The kept items: records of `items` and their offsets come in, items by id, subject, story or
/// kind go out, newest first. Lies in a folder of its own and is made again from the topic whenever
/// that folder is missing, damaged or of an older build. May not know what is made of the items.
@NullMarked
package tributary.publish.library;

import org.jspecify.annotations.NullMarked;
