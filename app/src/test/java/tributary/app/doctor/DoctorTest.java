package tributary.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.config.Config;
import tributary.app.doctor.Finding.Level;
import tributary.app.role.House;
import tributary.events.digest.Delivery;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

class DoctorTest {
  @TempDir Path folder;

  private Config config(String more) throws IOException {
    return Config.read(Files.writeString(folder.resolve("t.yaml"), more), Map.of());
  }

  private static List<Finding> not(Level level, List<Finding> findings) {
    return findings.stream().filter(finding -> finding.level() != level).toList();
  }

  @Test
  void startsNothingAndMakesNothingWhereNoHouseRuns() throws IOException {
    List<Finding> findings = Doctor.look(config("publish: {web: {port: 0}}"), Clock.systemUTC());

    assertThat(findings).extracting(Finding::about).contains("data folder", "disk", "Kafka");
    assertThat(findings.getLast().says()).contains("does not run");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void namesAPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      List<Finding> findings =
          Doctor.look(config("publish: {web: {port: %d}}".formatted(port)), Clock.systemUTC());

      assertThat(findings)
          .contains(
              Finding.fail(
                  "port of pages",
                  port + " is taken by another program: end it, or set publish.web.port"));
    }
  }

  @Test
  void findsWhatIsMissingAndWhatWaitsForAPerson() throws Exception {
    Config config = config("publish: {web: {port: 0}}");
    try (EmbeddedBroker _ = EmbeddedBroker.open(config.broker(), 0)) {
      assertThat(not(Level.OK, Doctor.look(config, Clock.systemUTC())))
          .filteredOn(finding -> finding.level() == Level.FAIL)
          .singleElement()
          .satisfies(finding -> assertThat(finding.says()).contains("topic posts is missing"));
      try (House house = House.open(config)) {
        assertThat(Doctor.look(config, Clock.systemUTC()))
            .filteredOn(finding -> !finding.about().equals("disk"))
            .allSatisfy(
                finding -> assertThat(finding.level()).as(finding.says()).isEqualTo(Level.OK));

        spoil(house.cluster());
      }
      assertThat(not(Level.OK, Doctor.look(config, Clock.systemUTC())))
          .extracting(Finding::about)
          .contains("clock", "dead letters", "held mails");
    }
  }

  private static void spoil(Cluster cluster) throws Exception {
    Instant soon = Instant.now().plus(Duration.ofMinutes(30));
    Delivery held =
        new Delivery(
            "weekly-2026-W46", "someone", Delivery.State.HELD, "<m@h>", 1, soon, "no answer", soon);
    Topic<Delivery> deliveries = cluster.topics().deliveries();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            cluster.producer(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
      byte[] line = deliveries.values().serializer().serialize(deliveries.name(), held);
      producer.send(new ProducerRecord<>(deliveries.name(), "e+s", line)).get();
      producer
          .send(new ProducerRecord<>(cluster.topics().deadLetters().name(), "k", new byte[] {1}))
          .get();
      String posts = cluster.topics().posts().name();
      producer.send(new ProducerRecord<>(posts, 0, soon.toEpochMilli(), "k", new byte[] {1})).get();
    }
  }
}
