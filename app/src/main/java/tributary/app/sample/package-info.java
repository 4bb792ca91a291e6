/// The made-up web of the demo: one week of news, served on loopback as feeds and pages.
///
/// In: the files under `example/sample` on the class path, and a clock. Out: HTTP, and the list of
/// feeds to follow. It knows nothing of Kafka, ingest or the rest of the house: to ingest it is a
/// web like any other.
@NullMarked
package tributary.app.sample;

import org.jspecify.annotations.NullMarked;
