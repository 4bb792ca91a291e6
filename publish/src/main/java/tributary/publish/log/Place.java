package tributary.publish.log;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/// How far a partition was read, kept by Kafka under the name of a group.
///
/// @param next the offset to read on from
/// @param note what else has to be known there, in a few characters
public record Place(long next, String note) {
  static Place of(OffsetAndMetadata kept) {
    return new Place(kept.offset(), kept.metadata());
  }

  OffsetAndMetadata kept() {
    return new OffsetAndMetadata(next, note);
  }
}
