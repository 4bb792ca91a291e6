/// What belongs to an episode beside its feed entry: transcripts, chapters, times within a
/// recording. Bytes in, utterances and chapters out. Pure: no connection, no clock, no Kafka.
@NullMarked
package tributary.ingest.podcast;

import org.jspecify.annotations.NullMarked;
