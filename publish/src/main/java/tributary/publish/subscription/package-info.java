/// Who receives a digest: configured addresses come in, subscribers under random ids go out. The
/// only room that compares addresses; they are never logged. May not know what is sent.
@NullMarked
package tributary.publish.subscription;

import org.jspecify.annotations.NullMarked;
