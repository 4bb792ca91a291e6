package tributary.app.backup;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tributary.app.broker.EmbeddedBroker;
import tributary.events.topic.Cluster;

/// A broker in a JVM of its own that writes without end: transactions of one record on each of two
/// topics, numbered. Says each number once it is committed.
final class Diarist {
  static final List<String> TOPICS = List.of("left", "right");

  private Diarist() {}

  static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path", ""),
            Diarist.class.getName(),
            folder.toString())
        .redirectError(Redirect.DISCARD)
        .start();
  }

  /// Waits until a transaction in whose midst it ended is over, on all of its partitions: what was
  /// to be committed is, and what was open is not.
  static void settle(Cluster cluster) {
    try (Producer<String, String> next = writer(cluster)) {
      next.initTransactions();
    }
  }

  private static Producer<String, String> writer(Cluster cluster) {
    StringSerializer text = new StringSerializer();
    return new KafkaProducer<>(cluster.producer(Map.of("transactional.id", "diarist")), text, text);
  }

  /// Ends when it is killed.
  public static void main(String[] args) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.open(Path.of(args[0]), 0)) {
      Cluster cluster = Cluster.at(broker.address());
      try (Admin admin = Admin.create(cluster.admin())) {
        Map<String, String> small = Map.of("segment.bytes", "1048576");
        admin
            .createTopics(
                TOPICS.stream().map(t -> new NewTopic(t, 1, (short) 1).configs(small)).toList())
            .all()
            .get();
      }
      try (Producer<String, String> producer = writer(cluster)) {
        producer.initTransactions();
        for (long number = 0; number < Long.MAX_VALUE; number++) {
          producer.beginTransaction();
          for (String topic : TOPICS) {
            Future<?> _ = producer.send(new ProducerRecord<>(topic, "k", Long.toString(number)));
          }
          producer.commitTransaction();
          System.out.println(number);
        }
      }
    }
  }
}
