package tributary.app.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;
import org.jspecify.annotations.Nullable;
import tributary.app.run.Runs;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;

/// How a run stands.
///
/// @param live whether readers follow it
/// @param told up to when its stories are told; null where they are not
/// @param behind seconds that the live run is ahead; 0 where it is not
/// @param bytes of its topics on the broker, over all copies
public record Footing(Run run, boolean live, @Nullable Instant told, long behind, long bytes) {

  /// Of all runs, by name.
  public static List<Footing> all(Cluster cluster, Runs runs) {
    Map<String, Instant> told = new HashMap<>();
    for (Run run : runs.list()) {
      try (Told reader = new Told(cluster.of(run.name()))) {
        told.put(run.name(), reader.upTo());
      }
    }
    Map<String, Long> sizes = sizes(cluster);
    Instant live = told.getOrDefault(runs.live().run(), Instant.EPOCH);
    List<Footing> all = new ArrayList<>();
    for (Run run : runs.list()) {
      Instant upTo = told.getOrDefault(run.name(), Instant.EPOCH);
      boolean nothing = upTo.toEpochMilli() < 0;
      long behind = nothing ? 0 : Math.max(0, live.getEpochSecond() - upTo.getEpochSecond());
      all.add(
          new Footing(
              run,
              runs.isLive(run),
              nothing ? null : upTo,
              behind,
              bytes(cluster.of(run.name()), runs, sizes)));
    }
    return all;
  }

  /// How much lies on the broker of a run.
  static long bytes(Cluster cluster, Runs runs, Map<String, Long> sizes) {
    return Leftovers.of(cluster, runs).topics().stream()
        .mapToLong(topic -> sizes.getOrDefault(topic, 0L))
        .sum();
  }

  /// Bytes of every topic on all brokers.
  static Map<String, Long> sizes(Cluster cluster) {
    Map<String, Long> sizes = new HashMap<>();
    try (Admin admin = Admin.create(cluster.admin())) {
      Collection<Node> nodes =
          RunGroup.await(
              cluster, "see the brokers", admin.describeCluster().nodes(), List.<Node>of());
      Map<Integer, Map<String, LogDirDescription>> folders =
          RunGroup.await(
              cluster,
              "see how much lies on the brokers",
              admin.describeLogDirs(nodes.stream().map(Node::id).toList()).allDescriptions(),
              Map.of());
      folders.values().stream()
          .flatMap(folder -> folder.values().stream())
          .flatMap(folder -> folder.replicaInfos().entrySet().stream())
          .forEach(
              entry -> sizes.merge(entry.getKey().topic(), entry.getValue().size(), Long::sum));
    }
    return sizes;
  }
}
