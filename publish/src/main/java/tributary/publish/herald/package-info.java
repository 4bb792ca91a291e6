/// The stories told to subscribers: what the live run of enrich says comes in, and goes out on the
/// topic `stories`, which goes on over a switch to another run. May know nothing of editions, mails
/// and pages.
@NullMarked
package tributary.publish.herald;

import org.jspecify.annotations.NullMarked;
