package tributary.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.topic.Cluster;

class EmbeddedBrokerTest {
  @TempDir Path folder;

  @Test
  void keepsItsRecordsAndItsPortOverARestart() throws Exception {
    String first;
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder, 0)) {
      first = broker.address();
      produce(first, "kept", "a record");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder, 0)) {
      assertThat(broker.address()).isEqualTo(first);
      assertThat(consume(first, "kept")).containsExactly("a record");
    }
    // Another has its port now.
    int port = Integer.parseInt(first.substring(first.indexOf(':') + 1));
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        EmbeddedBroker broker = EmbeddedBroker.open(folder, 0)) {
      assertThat(taken.isBound()).isTrue();
      assertThat(broker.address()).isNotEqualTo(first);
      assertThat(consume(broker.address(), "kept")).containsExactly("a record");
    }
  }

  @Test
  void isFoundByOthersOnlyWhileItRuns() {
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder, 0)) {
      assertThat(Broker.running(folder))
          .contains(new Endpoint(broker.address(), ProcessHandle.current().pid()));
      try (Broker found = Broker.reach(null, Map.of(), folder, 0)) {
        assertThat(found).isEqualTo(new Broker.Remote(broker.address()));
      }
      assertThatThrownBy(() -> EmbeddedBroker.open(folder, 0))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
    assertThat(Broker.running(folder)).isEmpty();
  }

  @Test
  void refusesATakenPortByItsNumber() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedBroker.open(folder, taken.getLocalPort()))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
    }
    assertThat(FolderLock.held(folder)).isFalse();
  }

  @Test
  void staleEndpointOfADeadProcessIsNotBelieved() throws Exception {
    Files.createDirectories(folder);
    new Endpoint("127.0.0.1:1", 1).write(folder);
    FolderLock.take(folder).close();

    assertThat(Broker.running(folder)).isEmpty();
  }

  private static void produce(String address, String topic, String value) throws Exception {
    Cluster cluster = Cluster.at(address);
    try (Admin admin = Admin.create(cluster.admin());
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                cluster.producer(Map.of("transactional.id", "test")),
                new StringSerializer(),
                new StringSerializer())) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, value)).get();
      producer.commitTransaction();
    }
  }

  private static List<String> consume(String address, String topic) {
    Cluster cluster = Cluster.at(address);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      List<String> values = new ArrayList<>();
      for (int poll = 0; values.isEmpty() && poll < 100; poll++) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }
}
