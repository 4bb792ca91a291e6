package tributary.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.broker.Hold;
import tributary.events.topic.Cluster;

/// That a house restored from a backup goes on as if nothing had been is held by `DemoTest`.
class BackupTest {
  @TempDir Path folder;

  @Test
  void aRunningHouseIsCopiedAsOfOneMomentAndGoesOn() throws Exception {
    Path data = folder.resolve("data");
    Process diarist = Diarist.start(data.resolve("kafka"));
    try (BufferedReader said = diarist.inputReader()) {
      long before = 0;
      while (before < 300) {
        before = Long.parseLong(said.readLine());
      }
      Backup.Made made = Backup.make(data, folder.resolve("backup"), Clock.systemUTC());
      long after = before;
      while (after < before + 1000) { // more than lay in the pipe: it has gone on
        after = Long.parseLong(said.readLine());
      }
      diarist.destroyForcibly().waitFor();

      assertThat(made.contents().running()).isTrue();
      Path elsewhere = folder.resolve("elsewhere");
      Backup.restore(folder.resolve("backup"), elsewhere);
      Map<String, List<Long>> kept = read(elsewhere.resolve("kafka"));
      assertThat(kept.get("left")).isEqualTo(kept.get("right"));
      assertThat(kept.get("left")).hasSizeGreaterThan((int) before).startsWith(0L, 1L, 2L);
      assertThat(kept.get("left")).isSorted().doesNotHaveDuplicates();
      assertThat(kept.get("left").getLast()).isEqualTo(kept.get("left").size() - 1L);
    } finally {
      diarist.destroyForcibly();
    }
  }

  @Test
  void keysKeepTheirOwnersRightsAndHolesStayHoles() throws IOException {
    Path data = house();

    Contents contents = Backup.make(data, folder.resolve("backup"), Clock.systemUTC()).contents();

    assertThat(contents.running()).isFalse();
    assertThat(contents.files())
        .containsOnlyKeys("links.key", "kafka/log/posts-0/1.log", "kafka/log/posts-0/1.index");
    Path elsewhere = folder.resolve("elsewhere");
    Backup.restore(folder.resolve("backup"), elsewhere);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(elsewhere.resolve("links.key"))))
        .isEqualTo("rw-------");
    assertThat(elsewhere.resolve("kafka/log/posts-0/1.index"))
        .hasSameBinaryContentAs(data.resolve("kafka/log/posts-0/1.index"));
    assertThat(elsewhere.resolve("kafka/log/posts-0/1.log"))
        .hasSameBinaryContentAs(data.resolve("kafka/log/posts-0/1.log"));
  }

  @Test
  void aDamagedBackupRestoresNothingAndNamesTheFile() throws IOException {
    Path backup = folder.resolve("backup");
    Backup.make(house(), backup, Clock.systemUTC());
    Files.writeString(backup.resolve("links.key"), "another");

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> Backup.restore(backup, folder.resolve("elsewhere")))
        .withMessageContaining("links.key is not as it was written");
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void whatWasNotFinishedIsNoBackup() throws IOException {
    Path backup = folder.resolve("backup");
    Backup.make(house(), backup, Clock.systemUTC());
    Files.delete(backup.resolve("backup.json"));

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> Backup.restore(backup, folder.resolve("elsewhere")))
        .withMessageContaining("was not finished");
  }

  @Test
  void nothingIsOverwrittenAndNoBackupLiesInWhatItCopies() throws IOException {
    Path data = house();
    Path backup = folder.resolve("backup");
    Backup.make(data, backup, Clock.systemUTC());

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> Backup.make(data, backup, Clock.systemUTC()))
        .withMessageContaining("is not empty");
    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> Backup.restore(backup, data))
        .withMessageContaining("is not empty");
    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> Backup.make(data, data.resolve("backup"), Clock.systemUTC()))
        .withMessageContaining("lies in the data folder");
  }

  @Test
  void aListThatPointsOutOfTheBackupIsRefused() throws IOException {
    Path backup = folder.resolve("backup");
    Backup.make(house(), backup, Clock.systemUTC());
    Path list = backup.resolve("backup.json");
    Files.writeString(list, Files.readString(list).replace("links.key", "../data/links.key"));

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> Backup.restore(backup, folder.resolve("elsewhere")))
        .withMessageContaining("lies outside of it");
  }

  @Test
  void nobodyHoldsItselfStill() throws IOException {
    Path data = house();
    try (Hold _ = Hold.of(data.resolve("kafka")).orElseThrow()) {
      assertThatExceptionOfType(BackupException.class)
          .isThrownBy(() -> Backup.make(data, folder.resolve("backup"), Clock.systemUTC()))
          .withMessageContaining("in this very process");
    }
  }

  private Path house() throws IOException {
    Path data = folder.resolve("data");
    Path topic = Files.createDirectories(data.resolve("kafka/log/posts-0"));
    byte[] records = new byte[3 * 65_536 + 7];
    records[65_536] = 1;
    records[2 * 65_536 - 1] = 2;
    Files.write(topic.resolve("1.log"), records);
    Files.write(topic.resolve("1.index"), new byte[1 << 20]);
    Files.createDirectories(data.resolve("enrich/enrich"));
    Files.writeString(data.resolve("enrich/enrich/store"), "made again");
    Files.writeString(data.resolve("tributary.log"), "left out");
    Path key = Files.writeString(data.resolve("links.key"), "secret");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return data;
  }

  private static Map<String, List<Long>> read(Path kafka) {
    try (EmbeddedBroker broker = EmbeddedBroker.open(kafka, 0)) {
      Diarist.settle(Cluster.at(broker.address()));
      StringDeserializer text = new StringDeserializer();
      try (KafkaConsumer<String, String> consumer =
          new KafkaConsumer<>(Cluster.at(broker.address()).consumer(Map.of()), text, text)) {
        return Map.of("left", all(consumer, "left"), "right", all(consumer, "right"));
      }
    }
  }

  private static List<Long> all(KafkaConsumer<String, String> consumer, String topic) {
    List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
    consumer.assign(partition);
    consumer.seekToBeginning(partition);
    long end = consumer.endOffsets(partition).values().iterator().next();
    List<Long> numbers = new ArrayList<>();
    while (consumer.position(partition.getFirst()) < end) {
      consumer
          .poll(Duration.ofSeconds(1))
          .forEach(record -> numbers.add(Long.parseLong(record.value())));
    }
    return numbers;
  }
}
