package tributary.enrich;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import tributary.events.topic.Cluster;

/// What an application that has worked before finds of itself in Kafka. Streams makes a changelog
/// that is missing anew, and goes on where records are where it finds none: both would pass over a
/// loss without a word.
///
/// @param forgotten whether how far it had come is gone, though it has decided something before: it
///   would tell everything again that is older than what it remembers
/// @param changelogs of its stores that are missing, though it has worked before
/// @param gaps records by partition that were deleted before it had read them
record Footing(boolean forgotten, Set<String> changelogs, Map<TopicPartition, Long> gaps) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  Footing {
    changelogs = new TreeSet<>(changelogs);
    gaps = Map.copyOf(gaps);
  }

  /// Looks.
  ///
  /// @throws IllegalStateException if Kafka does not answer
  static Footing of(Cluster cluster, Topology topology) throws InterruptedException {
    String application = cluster.name("enrich");
    try (Admin admin = Admin.create(cluster.admin())) {
      Map<TopicPartition, Long> read = read(admin, application);
      if (read.isEmpty()) {
        return new Footing(decided(cluster), Set.of(), Map.of());
      }
      Set<String> topics = get(admin.listTopics().names());
      Set<String> missing = new TreeSet<>();
      if (hasWorked(read.keySet(), application)) {
        missing.addAll(changelogs(application, topology));
        missing.removeAll(topics);
      }
      read.keySet().removeIf(partition -> !topics.contains(partition.topic()));
      return new Footing(false, missing, gaps(admin, read));
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

  /// Where a run is to begin in mid-history, offsets of raw topics are set before it has worked.
  private static boolean hasWorked(Set<TopicPartition> read, String application) {
    return read.stream().anyMatch(partition -> partition.topic().startsWith(application + "-"));
  }

  /// Whether a decision of an earlier self can be read.
  private static boolean decided(Cluster cluster) {
    String topic = cluster.topics().assignments().name();
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(cluster.consumer(Map.of()), bytes, bytes)) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      long looks = PATIENCE.dividedBy(POLL);
      while (all.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        if (!consumer.poll(POLL).isEmpty()) {
          return true;
        }
        if (looks-- == 0) {
          throw new IllegalStateException("Kafka does not give what is on " + topic);
        }
      }
      return false;
    }
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
