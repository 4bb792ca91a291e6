/// Signatures of mails (RFC 6376): the bytes of a mail come in, the header line that vouches for
/// them goes out; beside it, what the domain publishes of the key. May not know what the mail says,
/// nor who gets it.
@NullMarked
package tributary.publish.dkim;

import org.jspecify.annotations.NullMarked;
