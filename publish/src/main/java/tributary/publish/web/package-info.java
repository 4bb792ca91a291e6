/// Web pages: frozen editions, and the latest of stories and items, come in, HTML goes out over
/// HTTP. Works without script and asks nothing of any other host. May not know how an edition was
/// edited or sent.
@NullMarked
package tributary.publish.web;

import org.jspecify.annotations.NullMarked;
