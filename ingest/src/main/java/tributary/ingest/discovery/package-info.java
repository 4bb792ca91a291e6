/// From the address of a site to its feeds: the page names them, the site's kind tells them, or
/// they lie where feeds usually lie. In: an address. Out: feeds that were fetched and read. Knows
/// nothing of what is followed already.
@NullMarked
package tributary.ingest.discovery;

import org.jspecify.annotations.NullMarked;
