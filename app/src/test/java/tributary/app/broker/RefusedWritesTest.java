package tributary.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.topic.Cluster;

/// After a stall of the machine the broker's controller takes its partitions away until the next
/// heartbeat: for a moment writes are refused.
class RefusedWritesTest {
  /// Shorter than the time between two heartbeats: the partitions come and go four times a second.
  private static final Duration SHORT = Duration.ofMillis(200);

  private static final String TOPIC = "moody";
  private static final int PARTITIONS = 8;
  private static final int PRODUCERS = 16;
  private static final int EACH = 6 * PARTITIONS;

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void aProducerWhoseFirstRecordsAreRefusedWritesThemAllTheSame() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder, 0, SHORT, null)) {
      Cluster cluster = Cluster.at(broker.address());
      create(cluster);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<List<Future<RecordMetadata>>>> producers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
          producers.add(threads.submit(() -> written(cluster)));
        }
        for (Future<List<Future<RecordMetadata>>> producer : producers) {
          assertThat(producer.get()).allMatch(record -> record.state() == Future.State.SUCCESS);
        }
      }
    }
  }

  private static void create(Cluster cluster) throws InterruptedException {
    try (Admin admin = Admin.create(cluster.admin())) {
      while (true) {
        try {
          admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
          return;
        } catch (ExecutionException ignored) {
          // no broker to put it on just now
        }
      }
    }
  }

  private static List<Future<RecordMetadata>> written(Cluster cluster) {
    Map<String, Object> patience =
        Map.of("batch.size", 0, "delivery.timeout.ms", 30_000, "request.timeout.ms", 10_000);
    List<Future<RecordMetadata>> records = new ArrayList<>();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            cluster.producer(patience), new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < EACH; i++) {
        records.add(producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, "key", "value")));
      }
      producer.flush();
    }
    return records;
  }
}
