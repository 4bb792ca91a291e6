package tributary.ingest;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.topic.Cluster;
import tributary.ingest.push.Subscriptions;
import tributary.ingest.schedule.Roll;

/// Membership in the group that shares out the partitions of `feeds`, and a desk for each partition
/// that falls to this instance. The group is only for sharing out: its consumer reads nothing.
final class Membership implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PARTING = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final IntFunction<Desk> desks;
  private final Consumer<String> failed;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Integer, DeskThread> staffed = new HashMap<>();
  private volatile boolean stopped;
  private volatile boolean assigned;
  private volatile List<Desk> present = List.of();
  private volatile long polled = System.nanoTime();

  /// @param desks makes a desk for a partition
  /// @param failed told why, when the whole room must give up
  Membership(Cluster cluster, String instance, IntFunction<Desk> desks, Consumer<String> failed) {
    this.cluster = cluster;
    this.desks = desks;
    this.failed = failed;
    Map<String, Object> settings =
        Map.of(
            "group.id",
            cluster.prefix() + "ingest",
            "group.protocol",
            "classic",
            "group.instance.id",
            instance,
            "session.timeout.ms",
            "12000",
            "heartbeat.interval.ms",
            "3000",
            "partition.assignment.strategy",
            CooperativeStickyAssignor.class.getName());
    this.consumer =
        new KafkaConsumer<>(
            cluster.consumer(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// Whether all desks are at rest, as each says at this moment; not before partitions were shared
  /// out. Any thread.
  boolean quiet() {
    if (!assigned) {
      return false;
    }
    List<CompletableFuture<Boolean>> answers = present.stream().map(Desk::quiet).toList();
    try {
      for (CompletableFuture<Boolean> answer : answers) {
        if (!answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
      return assigned;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /// What hubs may say of our feeds; null while partitions are being shared out. Any thread.
  @Nullable List<Subscriptions> subscriptions() {
    return assigned ? present.stream().map(Desk::subscriptions).toList() : null;
  }

  /// How the feeds of our partitions stand, added up. Any thread.
  Roll roll() {
    return present.stream().map(desk -> desk.rounds().roll()).reduce(Roll.NONE, Roll::and);
  }

  /// How many partitions are worked on. Any thread.
  int desks() {
    return present.size();
  }

  /// How long ago the slowest of our threads last came round. A desk that ended and waits to be
  /// staffed anew is no desk. Any thread.
  Duration still() {
    Duration own = Duration.ofNanos(System.nanoTime() - polled);
    return present.stream()
        .map(desk -> desk.rounds().still())
        .reduce(own, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  void stop() {
    stopped = true;
    consumer.wakeup();
  }

  @Override
  public void run() {
    try {
      consumer.subscribe(List.of(cluster.topics().feeds().name()), new Shares());
      while (!stopped) {
        polled = System.nanoTime();
        consumer.poll(POLL);
        consumer.pause(consumer.assignment());
        supervise();
      }
    } catch (WakeupException e) {
      LOG.debug("leaving");
    } catch (FencedInstanceIdException e) {
      failed.accept("another program has joined under this instance's name: give each its own");
    } catch (RuntimeException | Error e) {
      LOG.debug("membership failed", e);
      failed.accept("ingest stopped: " + e);
    } finally {
      leave(List.copyOf(staffed.keySet()));
      consumer.close(
          CloseOptions.timeout(PARTING)
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
  }

  /// Puts a new desk where one gave up its partition but the partition is still ours.
  private void supervise() {
    for (TopicPartition mine : consumer.assignment()) {
      DeskThread thread = staffed.get(mine.partition());
      if (thread == null || thread.mayReturn()) {
        int faults = thread == null ? 0 : thread.faults();
        DeskThread next = new DeskThread(mine.partition(), desks.apply(mine.partition()), faults);
        staffed.put(mine.partition(), next);
        next.start();
      } else if (thread.fatal() != null) {
        throw new IllegalStateException(thread.fatal());
      }
    }
    show();
  }

  private void leave(Collection<Integer> partitions) {
    List<DeskThread> leaving =
        partitions.stream().map(staffed::remove).filter(t -> t != null).toList();
    leaving.forEach(DeskThread::leave);
    leaving.forEach(t -> t.awaitEnd(PARTING));
    show();
  }

  private void show() {
    present = staffed.values().stream().filter(t -> !t.over()).map(DeskThread::desk).toList();
  }

  private final class Shares implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.pause(partitions);
      supervise();
      assigned = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      assigned = false;
      leave(partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet()));
    }
  }
}
