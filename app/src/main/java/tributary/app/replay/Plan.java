package tributary.app.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What a replay reads, from where to where.
///
/// @param lanes of every raw partition, in order
/// @param begin stamps from which it reads: what it is about, less the warm-up; null for all
/// @param reach stamp of the oldest raw record that is kept; null where there is none
/// @param closes up to where the writers' promises close what it reads; before 1970 where one of
///   them has promised nothing
public record Plan(
    List<Lane> lanes, @Nullable Instant begin, @Nullable Instant reach, Instant closes) {

  public Plan {
    lanes = List.copyOf(lanes);
  }

  /// Versions of items, the warm-up's among them.
  public int items() {
    return lanes.stream().mapToInt(Lane::items).sum();
  }

  /// How many of them are only there for what comes after them.
  public int warmUp() {
    return lanes.stream().mapToInt(Lane::warmUp).sum();
  }

  /// Their bytes, before they are packed.
  public long bytes() {
    return lanes.stream().mapToLong(Lane::bytes).sum();
  }

  /// Whether what would have been remembered is not all there any more.
  public boolean startsShort() {
    return begin != null && reach != null && reach.isAfter(begin);
  }

  /// Whether all of it has been read.
  ///
  /// @param committed the offset behind what was read, by partition
  boolean isRead(Map<TopicPartition, Long> committed) {
    return lanes.stream()
        .allMatch(lane -> committed.getOrDefault(lane.partition(), lane.start()) >= lane.target());
  }

  /// About how many items have been read.
  int read(Map<TopicPartition, Long> committed) {
    return lanes.stream()
        .mapToInt(lane -> lane.before(committed.getOrDefault(lane.partition(), lane.start())))
        .sum();
  }

  /// About how many items are in stories that are closed up to a time.
  int told(Instant closed) {
    return lanes.stream()
        .mapToInt(lane -> lane.seenUpTo(closed.toEpochMilli(), closes.toEpochMilli()))
        .sum();
  }

  /// Where a group begins that reads it.
  Map<TopicPartition, OffsetAndMetadata> starts() {
    return lanes.stream()
        .collect(Collectors.toMap(Lane::partition, lane -> new OffsetAndMetadata(lane.start())));
  }
}
