/// Trace ids: by which what happened to one thing is found again in headers, logs and mails. In:
/// what the thing is called. Out: ids as W3C Trace Context writes them. It may not know where they
/// are put.
@NullMarked
package tributary.events.trace;

import org.jspecify.annotations.NullMarked;
