/// Mails that come back: a mailbox is read, and what a mail server or a mailbox provider reports of
/// a mail of ours goes out, named by that mail's Message-ID. May not know who got it, nor what
/// follows.
@NullMarked
package tributary.publish.bounce;

import org.jspecify.annotations.NullMarked;
