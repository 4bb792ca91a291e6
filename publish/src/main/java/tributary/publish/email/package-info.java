/// Mail: an edition as a reader sees it comes in, one letter a subscriber goes out by SMTP or into
/// an outbox folder, and a ledger line says what became of it. May not know how an edition was
/// edited.
@NullMarked
package tributary.publish.email;

import org.jspecify.annotations.NullMarked;
