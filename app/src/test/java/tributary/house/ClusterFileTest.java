package tributary.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.app.config.Config;

/// `docker-compose.cluster.yml`, held against the code word by word, as no Docker engine is at hand
/// where this is built.
class ClusterFileTest {
  private static final Path ROOT = House.checkout();
  private static final List<String> BROKERS = List.of("kafka-1", "kafka-2", "kafka-3");
  private static final String SECRET = "s".repeat(64);

  private static Containers containers;

  @BeforeAll
  static void read() throws IOException {
    containers = Containers.read(ROOT, "docker-compose.cluster.yml");
  }

  private static List<String> instances(String role) {
    return containers.services().keySet().stream()
        .filter(name -> name.startsWith(role + "-"))
        .toList();
  }

  private static Config config(String service) {
    Map<String, String> environment = new TreeMap<>(containers.environment(service));
    environment.replace("LINK_SECRET", SECRET);
    return Config.read(ROOT.resolve("example/cluster.yaml"), environment);
  }

  @Test
  void threeBrokersOfOneClusterKeepEveryRecordTwiceBeforeItCounts() {
    assertThat(instances("kafka")).containsExactlyElementsOf(BROKERS);
    for (String name : BROKERS) {
      assertThat(containers.environment(name)).containsKey("CLUSTER_ID");
      Properties settings = containers.broker(name);
      KafkaConfig broker = KafkaConfig.fromProps(settings, false);
      assertThat(name).endsWith("-" + broker.nodeId());
      assertThat(settings.getProperty("controller.quorum.voters"))
          .isEqualTo("1@kafka-1:9093,2@kafka-2:9093,3@kafka-3:9093");
      assertThat(settings.getProperty("advertised.listeners"))
          .isEqualTo("HOUSE://" + name + ":9092");
      for (String topic : List.of("offsets.topic.", "transaction.state.log.", "default.")) {
        assertThat(settings.getProperty(topic + "replication.factor")).as(topic).isEqualTo("3");
      }
      assertThat(settings.getProperty("min.insync.replicas")).isEqualTo("2");
      assertThat(settings.getProperty("transaction.state.log.min.isr")).isEqualTo("2");
    }
  }

  @Test
  void everyRoleHasSeveralInstancesWithNamesAndVolumesOfTheirOwn() {
    List<String> names = new ArrayList<>();
    for (String role : List.of("ingest", "enrich", "publish")) {
      assertThat(instances(role)).hasSizeGreaterThan(1);
      for (String service : instances(role)) {
        assertThat(Containers.list(containers.service(service), "command"))
            .containsExactly(role, "--config", "/etc/tributary/cluster.yaml");
        assertThat(containers.mounts(service)).containsEntry("/data", service + "-data");
        assertThat(config(service).instance()).isEqualTo(service);
        names.add(config(service).instance());
      }
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void theSettingsFitTheBrokers() {
    for (String service : List.of("ingest-1", "enrich-1", "publish-2")) {
      Config config = config(service);
      assertThat(config.kafka().bootstrap()).isEqualTo("kafka-1:9092,kafka-2:9092,kafka-3:9092");
      assertThat(config.kafka().replication()).isEqualTo((short) 3);
      assertThat(config.kafka().at("any:1").minInSync()).isEqualTo(2);
      assertThat(config.kafka().partitions())
          .isGreaterThanOrEqualTo(instances("enrich").size() * config.enrich().threads());
      assertThat(config.enrich().standbys()).isEqualTo(1);
    }
    assertThat(config("publish-1").publish().web().secret()).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker-compose.yml", "docker-compose.cluster.yml"})
  void noRoleCanWriteOutsideOfItsVolumeOrBecomeMore(String file) throws IOException {
    assertThat(Containers.read(ROOT, file).services().values())
        .filteredOn(service -> "tributary".equals(service.get("image")))
        .hasSizeGreaterThan(2)
        .allSatisfy(service -> {
          assertThat(service).containsEntry("read_only", true);
          assertThat(Containers.list(service, "cap_drop")).containsExactly("ALL");
          assertThat(Containers.list(service, "security_opt"))
              .containsExactly("no-new-privileges:true");
          assertThat(Containers.list(service, "tmpfs"))
              .singleElement()
              .asString()
              .startsWith("/tmp:exec,");
        });
  }

  @Test
  void onlyPagesAndCaughtMailsAreOpenAndToThisMachineAlone() {
    containers
        .services()
        .forEach((name, service) ->
            assertThat(Containers.list(service, "ports"))
                .allMatch(port -> port.startsWith("127.0.0.1:"))
                .hasSize(name.startsWith("publish-") || name.equals("mail") ? 1 : 0));
  }
}
