package tributary.events.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterTest {
  private static final Cluster CLUSTER =
      new Cluster("h:1", "t-", 3, (short) 1, Map.of("sasl.jaas.config", "password=secret"));

  @Test
  void keepsPasswordsOutOfWhatMayBeLogged() {
    assertThat(CLUSTER.toString()).contains("h:1").doesNotContain("secret");
  }

  @Test
  void everyClientIsGivenTheProperties() {
    assertThat(CLUSTER.admin()).containsEntry("sasl.jaas.config", "password=secret");
    assertThat(CLUSTER.producer(Map.of())).containsEntry("sasl.jaas.config", "password=secret");
    assertThat(CLUSTER.consumer(Map.of())).containsEntry("sasl.jaas.config", "password=secret");
  }

  @Test
  void oneBrokerMayBeMissingWhateverTheReplication() {
    assertThat(new Cluster("h:1", "", 3, (short) 1, Map.of()).minInSync()).isEqualTo(1);
    assertThat(new Cluster("h:1", "", 3, (short) 2, Map.of()).minInSync()).isEqualTo(1);
    assertThat(new Cluster("h:1", "", 3, (short) 3, Map.of()).minInSync()).isEqualTo(2);
  }
}
