package tributary.enrich;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/// What an application that has worked before finds of itself in Kafka. Streams makes a changelog
/// that is missing anew, and goes on where records are where it finds none: both would pass over a
/// loss without a word.
///
/// @param changelogs of its stores that are missing, though it has worked before
/// @param gaps records by partition that were deleted before it had read them
record Footing(Set<String> changelogs, Map<TopicPartition, Long> gaps) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  Footing {
    changelogs = new TreeSet<>(changelogs);
    gaps = Map.copyOf(gaps);
  }

  /// Looks.
  ///
  /// @param client settings of an admin client
  /// @throws IllegalStateException if Kafka does not answer
  static Footing of(Properties client, String application, Topology topology)
      throws InterruptedException {
    try (Admin admin = Admin.create(client)) {
      Map<TopicPartition, Long> read = read(admin, application);
      if (read.isEmpty()) {
        return new Footing(Set.of(), Map.of());
      }
      Set<String> topics = get(admin.listTopics().names());
      Set<String> missing = changelogs(application, topology);
      missing.removeAll(topics);
      read.keySet().removeIf(partition -> !topics.contains(partition.topic()));
      return new Footing(missing, gaps(admin, read));
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "Kafka does not say how far " + application + " has come: " + e.getMessage(), e);
    }
  }

  /// How many records were deleted before they were read, on all partitions.
  long records() {
    return gaps.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<TopicPartition, Long> read(Admin admin, String application)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Long> read = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> committed =
        get(admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata());
    committed.forEach((partition, offset) -> {
      if (offset != null) {
        read.put(partition, offset.offset());
      }
    });
    return read;
  }

  private static Set<String> changelogs(String application, Topology topology) {
    Set<String> names = new TreeSet<>();
    for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
      part.nodes().stream()
          .filter(TopologyDescription.Processor.class::isInstance)
          .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
          .forEach(store -> names.add(application + "-" + store + "-changelog"));
    }
    return names;
  }

  private static Map<TopicPartition, Long> gaps(Admin admin, Map<TopicPartition, Long> read)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
    read.keySet().forEach(partition -> earliest.put(partition, OffsetSpec.earliest()));
    Map<TopicPartition, ListOffsetsResultInfo> begins = get(admin.listOffsets(earliest).all());
    Map<TopicPartition, Long> gaps = new HashMap<>();
    begins.forEach((partition, begin) -> {
      long gap = begin.offset() - read.getOrDefault(partition, 0L);
      if (gap > 0) {
        gaps.put(partition, gap);
      }
    });
    return gaps;
  }

  private static <T> T get(KafkaFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /// What of the gaps lies where, for a person.
  String told() {
    Map<String, Long> sorted = new TreeMap<>();
    gaps.forEach((partition, gap) -> sorted.put(partition.toString(), gap));
    List<String> parts =
        sorted.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList();
    return String.join(", ", parts);
  }
}
