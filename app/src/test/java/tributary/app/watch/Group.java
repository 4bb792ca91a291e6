package tributary.app.watch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaFuture;
import tributary.events.topic.Cluster;

/// The group in which instances of ingest share the partitions, seen from the broker.
final class Group implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Admin admin;
  private final String name;

  Group(Cluster cluster) {
    admin = Admin.create(cluster.admin());
    name = cluster.prefix() + "ingest";
  }

  /// Does at once what the broker does with a member that is silent for too long.
  void dismiss(String instance) {
    MemberToRemove member = new MemberToRemove(instance);
    get(
        admin
            .removeMembersFromConsumerGroup(
                name, new RemoveMembersFromConsumerGroupOptions(List.of(member)))
            .all());
  }

  /// Whether it has partitions of its own.
  boolean shares(String instance) {
    return get(admin.describeConsumerGroups(List.of(name)).describedGroups().get(name))
        .members()
        .stream()
        .filter(member -> member.groupInstanceId().equals(Optional.of(instance)))
        .anyMatch(member -> !member.assignment().topicPartitions().isEmpty());
  }

  private <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the group " + name + " does not answer", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
