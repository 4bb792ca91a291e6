package tributary.app.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.TopicDesk;
import tributary.events.topic.Cluster;
import tributary.publish.log.Lead;

/// A publisher that is alone works, whatever the network did to it.
class LeadOnABrokerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path data;

  private static void await(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  /// As the broker has it where the answer to a request to join was lost.
  private static KafkaConsumer<byte[], byte[]> ghost(Cluster cluster) {
    KafkaConsumer<byte[], byte[]> ghost =
        new KafkaConsumer<>(
            cluster.consumer(
                Map.of(
                    "group.id",
                    "publish",
                    "group.instance.id",
                    "alone",
                    "session.timeout.ms",
                    "6000",
                    "partition.assignment.strategy",
                    CooperativeStickyAssignor.class.getName())),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    ghost.subscribe(List.of(cluster.topics().live().name()));
    return ghost;
  }

  @Test
  void whoWasShutOutByAMemberThatIsGoneWorksAgain() {
    try (EmbeddedBroker broker = EmbeddedBroker.open(data.resolve("kafka"), 0)) {
      Cluster cluster = Cluster.at(broker.address());
      try (TopicDesk desk = new TopicDesk(cluster)) {
        desk.ensure();
      }
      try (Lead lead = new Lead(cluster, "publish", "alone")) {
        lead.start();
        await("it works", lead::held);

        try (KafkaConsumer<byte[], byte[]> ghost = ghost(cluster)) {
          await(
              "it is shut out",
              () -> {
                ghost.poll(Duration.ofMillis(100));
                return lead.trouble().isPresent();
              });
          assertThat(lead.held()).isFalse();
        }
        await("it works again", lead::held);
        await("and says so", () -> lead.trouble().isEmpty());
      }
    }
  }
}
