/// The hall of ingest: the world comes in here, as posts, podcasts and articles on their topics.
///
/// In: feeds on `feeds`. Out: items and marks on the raw topics, and how each feed goes on
/// `feed-status`. May not know what becomes of an item afterwards.
@NullMarked
package tributary.ingest;

import org.jspecify.annotations.NullMarked;
