package tributary.app.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.Node;
import tributary.events.item.Kind;
import tributary.events.topic.Cluster;

/// What brokers know: who works, and what topics take of their disks.
final class Crowd implements AutoCloseable {
  private static final long SECONDS = 5;

  private final Cluster cluster;
  private final Admin admin;

  Crowd(Cluster cluster) {
    this.cluster = cluster;
    this.admin = Admin.create(cluster.admin());
  }

  /// The members of a role's group; publish has none.
  List<Standing.Worker> workers(String role, String group) throws Exception {
    Map<String, ConsumerGroupDescription> found =
        admin.describeConsumerGroups(List.of(group)).all().get(SECONDS, TimeUnit.SECONDS);
    ConsumerGroupDescription described = found.get(group);
    if (described == null) {
      return List.of();
    }
    Map<String, Standing.Worker> workers = new TreeMap<>();
    for (MemberDescription member : described.members()) {
      String name = member.groupInstanceId().orElse(member.clientId());
      String instance = name.startsWith(cluster.prefix()) ? own(name) : name;
      String host = member.host().replaceFirst("^/", "");
      Standing.Worker one =
          new Standing.Worker(role, instance, host, member.assignment().topicPartitions().size());
      workers.merge(
          instance + host,
          one,
          (a, b) -> new Standing.Worker(role, instance, host, a.parts() + b.parts()));
    }
    return List.copyOf(workers.values());
  }

  /// Streams puts the number of the thread behind.
  private String own(String name) {
    return name.substring(cluster.prefix().length()).replaceFirst("-\\d+$", "");
  }

  /// Bytes that topics take, on all brokers together, by what they are for.
  Map<String, Long> sizes() throws Exception {
    List<Integer> ids = new ArrayList<>();
    for (Node node : admin.describeCluster().nodes().get(SECONDS, TimeUnit.SECONDS)) {
      ids.add(node.id());
    }
    Map<String, Long> sizes = new TreeMap<>();
    admin
        .describeLogDirs(ids)
        .allDescriptions()
        .get(SECONDS, TimeUnit.SECONDS)
        .values()
        .forEach(dirs -> dirs.values().forEach(dir -> add(dir, sizes)));
    return sizes;
  }

  private void add(LogDirDescription dir, Map<String, Long> sizes) {
    dir.replicaInfos()
        .forEach((partition, replica) ->
            sizes.merge(purpose(partition.topic()), replica.size(), Long::sum));
  }

  private String purpose(String topic) {
    if (topic.startsWith("__")) {
      return "Kafka";
    }
    if (!topic.startsWith(cluster.prefix())) {
      return "others";
    }
    String name = topic.substring(cluster.prefix().length());
    for (Kind kind : Kind.values()) {
      if (cluster.topics().raw(kind).name().equals(topic)) {
        return "fetched";
      }
    }
    if (name.matches("(items|assignments|stories|vectors|subject-models)(-.*)?")) {
      return "enriched";
    }
    return name.startsWith("enrich") ? "stores" : "rest";
  }

  @Override
  public void close() {
    admin.close();
  }
}
