package tributary.publish.log;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.topic.Cluster;

/// Which one of several works: who owns the one partition of a topic, as a member of a consumer
/// group; it reads nothing of it. The owner keeps it when others come. Whose process dies loses it
/// after [#SESSION], unless it is back by then; who closes leaves it at once. For any thread.
///
/// Whoever is shut out by a member of its own name stands by as long as that one is there. It may
/// have been itself: where the answer to a request to join was lost, the broker has let in a member
/// that nobody knows of, and forgets it after [#SESSION].
public final class Lead implements AutoCloseable {
  /// How long nothing may be heard from a member.
  public static final Duration SESSION = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Lead.class);
  private static final Duration BREATH = Duration.ofSeconds(2);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration PARTING = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final String group;
  private final String topic;
  private final String member;
  private final CountDownLatch known = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean held;
  private volatile @Nullable String trouble;
  private volatile @Nullable Consumer<byte[], byte[]> waiting;
  private @Nullable Thread thread;

  /// @param role of those of whom one works
  /// @param member this one's name, kept over restarts; no other may have it
  public Lead(Cluster cluster, String role, String member) {
    this.cluster = cluster;
    this.group = cluster.prefix() + role;
    this.topic = cluster.topics().live().name();
    this.member = member;
  }

  /// Stands for it.
  public void start() {
    thread = Thread.ofPlatform().name("lead").daemon().start(this::run);
  }

  private void run() {
    do {
      try (Consumer<byte[], byte[]> consumer = consumer()) {
        waiting = consumer;
        stand(consumer);
      } catch (FencedInstanceIdException e) {
        lose();
        trouble =
            "Another process on this cluster is called '%s' too, and works in this one's place: give each a name of its own ('instance')."
                .formatted(member);
        LOG.error("{}", trouble);
        standBy();
      } catch (KafkaException e) {
        lose();
        trouble = "Who of the publishers works cannot be settled: " + e.getMessage();
        LOG.error("{}", trouble, e);
      }
    } while (!rested(BREATH));
  }

  /// As long as there is a member of this one's name.
  private void standBy() {
    try (Admin admin = Admin.create(cluster.admin())) {
      boolean over = rested(SESSION);
      while (!over && taken(admin)) {
        over = rested(SESSION);
      }
    }
  }

  private boolean taken(Admin admin) {
    try {
      return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .flatMap(known -> known.members().stream())
          .anyMatch(one -> one.groupInstanceId().equals(Optional.of(member)));
    } catch (ExecutionException e) {
      LOG.debug("who is there is not known for the moment", e);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void stand(Consumer<byte[], byte[]> consumer) {
    consumer.subscribe(List.of(topic), new Listener(consumer));
    while (closing.getCount() > 0) {
      try {
        consumer.poll(WAIT);
        trouble = null;
      } catch (WakeupException e) {
        LOG.debug("leaving");
      }
    }
    consumer.close(
        CloseOptions.timeout(PARTING)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    lose();
  }

  private Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        cluster.consumer(
            Map.of(
                "client.id",
                member + "-lead",
                "group.id",
                group,
                "group.instance.id",
                member,
                "session.timeout.ms",
                Long.toString(SESSION.toMillis()),
                "heartbeat.interval.ms",
                "2000",
                "partition.assignment.strategy",
                CooperativeStickyAssignor.class.getName())),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private void lose() {
    held = false;
    known.countDown();
  }

  private boolean rested(Duration time) {
    try {
      return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private final class Listener implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;

    Listener(Consumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.pause(partitions);
      if (!partitions.isEmpty()) {
        held = true;
      }
      known.countDown();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        held = false;
      }
    }
  }

  /// Whether it is this one that works.
  public boolean held() {
    return held;
  }

  /// Waits until it is known who works, but not for longer than `time`.
  public void await(Duration time) {
    try {
      known.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Why it cannot be settled who works, as a sentence.
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /// Leaves it to another.
  @Override
  public void close() {
    closing.countDown();
    Consumer<byte[], byte[]> consumer = waiting;
    Thread running = thread;
    if (consumer == null || running == null) {
      return;
    }
    consumer.wakeup();
    try {
      running.join(PARTING.multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
