package tributary.app.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import tributary.app.topic.Snapshot;
import tributary.app.topic.TopicDesk;
import tributary.events.digest.Delivery;
import tributary.events.topic.Cluster;

/// What a broker that answers tells. It is asked, never written to.
final class Brokers implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 15;
  private static final Duration HOLIDAY = Duration.ofDays(60);

  /// What two clocks may differ by without a word.
  private static final Duration NEAR = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final Clock clock;
  private final Admin admin;

  Brokers(Cluster cluster, Clock clock) {
    this.cluster = cluster;
    this.clock = clock;
    this.admin = Admin.create(cluster.admin());
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Collection<Node> nodes = await(admin.describeCluster().nodes());
    findings.add(
        nodes.size() < cluster.replication()
            ? Finding.warn(
                "brokers",
                "%d of them answer, fewer than kafka.replication, %d: is one down?"
                    .formatted(nodes.size(), cluster.replication()))
            : Finding.ok("brokers", nodes.size() + " at " + cluster.bootstrap()));
    findings.addAll(settings(nodes.iterator().next()));
    List<String> wrong = topics();
    findings.add(
        wrong.isEmpty()
            ? Finding.ok("topics", "all are there and as they must be")
            : Finding.fail("topics", String.join("; ", wrong)));
    if (wrong.isEmpty()) {
      findings.add(time());
      findings.add(deadLetters());
      findings.add(held());
    }
    return findings;
  }

  private List<String> topics() {
    try (TopicDesk desk = new TopicDesk(cluster)) {
      return desk.states().stream().flatMap(state -> state.complaints().stream()).toList();
    }
  }

  private List<Finding> settings(Node node) {
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
    Config config = await(admin.describeConfigs(List.of(broker)).all()).values().iterator().next();
    long minutes = number(config, "offsets.retention.minutes");
    long bytes = number(config, "message.max.bytes");
    return List.of(
        minutes < HOLIDAY.toMinutes()
            ? Finding.warn(
                "offsets kept",
                "%d days: a house that is off longer begins at the beginning; set offsets.retention.minutes to 129600"
                    .formatted(Duration.ofMinutes(minutes).toDays()))
            : Finding.ok("offsets kept", Duration.ofMinutes(minutes).toDays() + " days"),
        bytes < Cluster.MAX_RECORD
            ? Finding.warn(
                "largest record",
                "%d bytes at the broker: topics allow %d, but set message.max.bytes for enrich's own"
                    .formatted(bytes, Cluster.MAX_RECORD))
            : Finding.ok("largest record", bytes + " bytes"));
  }

  private static long number(Config config, String name) {
    return config.get(name) == null ? Long.MAX_VALUE : Long.parseLong(config.get(name).value());
  }

  /// Ingest stamps by its clock, and never back: a stamp of the future tells of a clock that
  /// jumped.
  private Finding time() {
    Instant newest =
        offsets(cluster.topics().posts().name(), OffsetSpec.maxTimestamp()).stream()
            .map(found -> Instant.ofEpochMilli(Math.max(0, found.timestamp())))
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    Duration ahead = Duration.between(clock.instant(), newest);
    return ahead.compareTo(NEAR) > 0
        ? Finding.warn(
            "clock",
            "the newest item is stamped %s ahead of this machine: items wait until then; set the clock right (NTP)"
                .formatted(ahead.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)))
        : Finding.ok("clock", "no item is stamped ahead of it");
  }

  private Finding deadLetters() {
    String topic = cluster.topics().deadLetters().name();
    long count = sum(topic, OffsetSpec.latest()) - sum(topic, OffsetSpec.earliest());
    return count > 0
        ? Finding.warn("dead letters", count + " lie there, each with its reason: look at /operate")
        : Finding.ok("dead letters", "none");
  }

  private Finding held() {
    long count =
        Snapshot.of(cluster, cluster.topics().deliveries()).values().values().stream()
            .filter(delivery -> delivery.state() == Delivery.State.HELD)
            .count();
    return count > 0
        ? Finding.warn(
            "held mails", count + " may have arrived or not and wait for you (docs/mail.md)")
        : Finding.ok("held mails", "none");
  }

  private long sum(String topic, OffsetSpec spec) {
    return offsets(topic, spec).stream().mapToLong(ListOffsetsResultInfo::offset).sum();
  }

  private Collection<ListOffsetsResultInfo> offsets(String topic, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked =
        await(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
            .flatMap(found -> found.partitions().stream())
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .collect(Collectors.toMap(Function.identity(), _ -> spec));
    return await(admin.listOffsets(asked).all()).values();
  }

  private <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new DoctorException(
          "the broker at %s does not answer".formatted(cluster.bootstrap()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DoctorException("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
