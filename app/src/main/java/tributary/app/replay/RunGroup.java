package tributary.app.replay;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import tributary.events.topic.Cluster;

/// What the broker keeps of a run's application besides topics: how far it has read, and who reads.
///
/// @param cluster of the run
record RunGroup(Cluster cluster, Admin admin) {
  private static final long PATIENCE_SECONDS = 30;

  /// The application's and the group's id.
  String id() {
    return cluster.name("enrich");
  }

  /// How far it has read, by partition; empty where it never has.
  Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> found =
        await(
            "see how far " + id() + " is",
            admin.listConsumerGroupOffsets(id()).partitionsToOffsetAndMetadata(),
            Map.of());
    found.forEach((partition, offset) -> {
      if (offset != null) {
        offsets.put(partition, offset.offset());
      }
    });
    return offsets;
  }

  /// Says from where it is to read.
  void beginAt(Map<TopicPartition, OffsetAndMetadata> offsets) {
    done(
        cluster,
        "set where " + id() + " begins",
        admin.alterConsumerGroupOffsets(id(), offsets).all());
  }

  /// Who reads, or did a moment ago.
  Collection<MemberDescription> members() {
    KafkaFuture<Collection<MemberDescription>> members =
        admin
            .describeConsumerGroups(Set.of(id()))
            .all()
            .thenApply(groups ->
                groups.values().stream().flatMap(group -> group.members().stream()).toList());
    return await("see who works on " + id(), members, Set.<MemberDescription>of());
  }

  /// Takes it away, with whoever has not left.
  void delete() {
    if (!members().isEmpty()) {
      done(
          cluster,
          "part " + id() + " from who is gone",
          admin
              .removeMembersFromConsumerGroup(id(), new RemoveMembersFromConsumerGroupOptions())
              .all());
    }
    done(cluster, "delete the group " + id(), admin.deleteConsumerGroups(Set.of(id())).all());
  }

  private <T> T await(String what, KafkaFuture<T> future, T ifUnknown) {
    return await(cluster, what, future, ifUnknown);
  }

  /// Waits until something is done, or the broker knows nothing of what it would be done to.
  static void done(Cluster cluster, String what, KafkaFuture<Void> future) {
    await(cluster, what, future.thenApply(_ -> Boolean.TRUE), Boolean.FALSE);
  }

  /// @param ifUnknown what to say where the broker knows nothing of it
  static <T> T await(Cluster cluster, String what, KafkaFuture<T> future, T ifUnknown) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof GroupIdNotFoundException
          || cause instanceof UnknownMemberIdException
          || cause instanceof UnknownTopicOrPartitionException) {
        return ifUnknown;
      }
      throw new ReplayException(
          "cannot %s on %s: %s".formatted(what, cluster.bootstrap(), cause.getMessage()), cause);
    } catch (TimeoutException e) {
      throw new ReplayException(
          "cannot %s: no answer from %s in %d s"
              .formatted(what, cluster.bootstrap(), PATIENCE_SECONDS),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReplayException("interrupted before it could " + what, e);
    }
  }
}
