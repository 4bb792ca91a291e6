package tributary.bench;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.Snapshot;
import tributary.events.topic.Cluster;

/// What lies on which topic of a data folder, and how much of it an item is. The house must be off.
public final class DiskByTopic {
  private DiskByTopic() {}

  /// What a topic takes.
  private record Taken(String topic, long bytes, long records) {}

  /// @param args the data folder
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      System.err.println("usage: DiskByTopic DATA");
      System.exit(2);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.open(Path.of(args[0]).resolve("kafka"), 0)) {
      Cluster cluster = Cluster.at(broker.address());
      long items = Snapshot.of(cluster, cluster.topics().items()).values().size();
      System.out.printf("%,d items%n%14s %10s %10s  topic%n", items, "bytes", "records", "an item");
      for (Taken taken : taken(cluster)) {
        System.out.printf(
            "%,14d %,10d %,10.0f  %s%n",
            taken.bytes, taken.records, (double) taken.bytes / Math.max(1, items), taken.topic);
      }
    }
  }

  private static List<Taken> taken(Cluster cluster) throws Exception {
    try (Admin admin = Admin.create(cluster.admin())) {
      int node = admin.describeCluster().nodes().get(30, TimeUnit.SECONDS).iterator().next().id();
      Map<String, Long> bytes = new TreeMap<>();
      for (LogDirDescription folder :
          admin
              .describeLogDirs(List.of(node))
              .allDescriptions()
              .get(30, TimeUnit.SECONDS)
              .getOrDefault(node, Map.of())
              .values()) {
        folder
            .replicaInfos()
            .forEach(
                (partition, replica) -> bytes.merge(partition.topic(), replica.size(), Long::sum));
      }
      Map<TopicPartition, OffsetSpec> asked =
          admin
              .describeTopics(bytes.keySet())
              .allTopicNames()
              .get(30, TimeUnit.SECONDS)
              .values()
              .stream()
              .flatMap(topic ->
                  topic.partitions().stream()
                      .map(part -> new TopicPartition(topic.name(), part.partition())))
              .collect(Collectors.toMap(part -> part, _ -> OffsetSpec.latest()));
      Map<String, Long> records = new TreeMap<>();
      admin
          .listOffsets(asked)
          .all()
          .get(30, TimeUnit.SECONDS)
          .forEach((part, end) -> records.merge(part.topic(), end.offset(), Long::sum));
      return bytes.entrySet().stream()
          .map(topic ->
              new Taken(topic.getKey(), topic.getValue(), records.getOrDefault(topic.getKey(), 0L)))
          .sorted(Comparator.comparingLong(Taken::bytes).reversed())
          .toList();
    }
  }
}
