/// The list of followed feeds: the `feeds` topic is written here alone, and read together with what
/// ingest says on `feed-status`. OPML in and out. In: addresses and files. Out: records on `feeds`.
/// It may not fetch anything.
@NullMarked
package tributary.app.feed;

import org.jspecify.annotations.NullMarked;
