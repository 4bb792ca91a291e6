package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import tributary.events.topic.Cluster;

class EnrichPropertiesTest {
  private static final EnrichConfig TWICE = standbys(1);

  private static EnrichConfig standbys(int standbys) {
    EnrichConfig own = EnrichConfig.defaults();
    return new EnrichConfig(
        own.embedding(),
        own.window(),
        own.storyOpen(),
        own.storyThreshold(),
        own.mergeThreshold(),
        own.nearThreshold(),
        own.duplicateThreshold(),
        own.pairFloor(),
        own.candidatesPerKey(),
        own.threads(),
        standbys);
  }

  @Test
  void itsOwnTopicsAndStoresAreKeptAsSafelyAsTheOthers() {
    Cluster three = new Cluster("h:1", "t-", 6, (short) 3, Map.of("security.protocol", "SASL_SSL"));

    Properties properties = Enrich.properties(three, TWICE, Path.of("unused"), "enrich-1");

    assertThat(properties)
        .containsEntry(StreamsConfig.REPLICATION_FACTOR_CONFIG, 3)
        .containsEntry(StreamsConfig.topicPrefix("min.insync.replicas"), 2)
        .containsEntry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1)
        .containsEntry(StreamsConfig.mainConsumerPrefix("group.instance.id"), "t-enrich-1")
        .containsEntry("security.protocol", "SASL_SSL");
  }

  @Test
  void aChangeOfTheWindowForgetsNoStandby() {
    assertThat(TWICE.window(TWICE.window().multipliedBy(2)).standbys()).isEqualTo(1);
    assertThat(TWICE.embedding(EnrichConfig.Switch.OFF).standbys()).isEqualTo(1);
  }

  @Test
  void moreCopiesThanAnybodyHasMachinesForAreRefused() {
    assertThatThrownBy(() -> standbys(6)).hasMessageContaining("standbys lies between 0 and 5: 6");
    assertThatThrownBy(() -> standbys(-1)).hasMessageContaining("standbys");
  }
}
