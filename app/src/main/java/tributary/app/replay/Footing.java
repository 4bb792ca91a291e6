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
import tributary.app.topic.Closed;
import tributary.events.run.Run;
import tributary.events.story.Story;
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
      Cluster own = cluster.of(run.name());
      try (Closed<Story> closed = new Closed<>(own, own.topics().stories())) {
        closed.upTo().ifPresent(upTo -> told.put(run.name(), upTo));
      }
    }
    Map<String, Long> sizes = sizes(cluster);
    Instant live = told.getOrDefault(runs.live().run(), Instant.EPOCH);
    List<Footing> all = new ArrayList<>();
    for (Run run : runs.list()) {
      Instant upTo = told.get(run.name());
      long behind = upTo == null ? 0 : Math.max(0, live.getEpochSecond() - upTo.getEpochSecond());
      all.add(
          new Footing(
              run, runs.isLive(run), upTo, behind, bytes(cluster.of(run.name()), runs, sizes)));
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
