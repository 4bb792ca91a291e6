package tributary.enrich.story;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import tributary.events.story.Assignment;
import tributary.events.topic.Marked;

/// Who gets what between the stages. Values go where they are needed, marks go to everybody: a
/// partitioner may name several partitions (KIP-837).
public final class Routing {
  private Routing() {}

  /// The partition that Kafka's own partitioner gives a key (murmur2).
  static int of(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  /// The names by which the tasks of a stage promise.
  static Set<String> names(String stage, int tasks) {
    return IntStream.range(0, tasks)
        .mapToObj(task -> stage + "-" + task)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What stands for a routing key (MurmurHash3, by Lucene). Which shard holds a key is decided by
  /// this alone, so that two keys with one hash share their items on any number of shards.
  static long hash(String key) {
    return StringHelper.murmurhash3_x64_128(new BytesRef(key))[0];
  }

  /// The shard that holds a routing key.
  static int shard(long hash, int shards) {
    return (int) Long.remainderUnsigned(hash, shards);
  }

  /// Probes: once to each shard that holds one of the item's keys, and to its home shard.
  public static StreamPartitioner<String, Marked<Probe>> toShards() {
    return (topic, item, marked, partitions) ->
        switch (marked) {
          case Marked.Mark<Probe> mark -> everywhere(partitions);
          case Marked.Value<Probe>(Probe probe) -> {
            Set<Integer> shards = new TreeSet<>();
            shards.add(of(probe.item(), partitions));
            probe.keys().forEach(key -> shards.add(shard(hash(key), partitions)));
            yield Optional.of(shards);
          }
        };
  }

  /// Assignments: back to the raw partition whose task holds the item's text.
  public static StreamPartitioner<String, Marked<Assignment>> toOrigin() {
    return (topic, item, marked, partitions) ->
        switch (marked) {
          case Marked.Mark<Assignment> mark -> everywhere(partitions);
          case Marked.Value<Assignment>(Assignment assignment) ->
              Optional.of(Set.of(assignment.partition()));
        };
  }

  /// By key, as Kafka does it.
  public static <V> StreamPartitioner<String, Marked<V>> byKey() {
    return (topic, key, marked, partitions) ->
        switch (marked) {
          case Marked.Mark<V> mark -> everywhere(partitions);
          case Marked.Value<V> value -> Optional.of(Set.of(of(key, partitions)));
        };
  }

  /// Values by key; the mark of partition N, whose key ends in `-N`, to partition N alone.
  public static <V> StreamPartitioner<String, Marked<V>> byKeyMarksToTheirOwn() {
    return (topic, key, marked, partitions) ->
        switch (marked) {
          case Marked.Mark<V> mark ->
              Optional.of(Set.of(Integer.parseInt(key.substring(key.lastIndexOf('-') + 1))));
          case Marked.Value<V> value -> Optional.of(Set.of(of(key, partitions)));
        };
  }

  private static Optional<Set<Integer>> everywhere(int partitions) {
    return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
  }
}
