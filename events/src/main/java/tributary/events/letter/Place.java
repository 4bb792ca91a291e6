package tributary.events.letter;

/// Where a record lies, or lay.
///
/// @param topic its name, with the cluster's prefix
public record Place(String topic, int partition, long offset) {

  /// As people write it.
  @Override
  public String toString() {
    return topic + "-" + partition + " @ " + offset;
  }
}
