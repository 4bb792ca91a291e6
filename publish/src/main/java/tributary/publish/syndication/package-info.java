/// What we offer to feed readers and search engines: editions and stories come in, Atom 1.0 (RFC
/// 4287), JSON Feed 1.1, OPML 2.0 and sitemaps go out as text. Times and ids are those of the
/// records: the same records make the same bytes. May not know HTTP, nor what time it is.
@NullMarked
package tributary.publish.syndication;

import org.jspecify.annotations.NullMarked;
