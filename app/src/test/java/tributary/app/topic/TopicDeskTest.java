package tributary.app.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.events.topic.Cluster;

class TopicDeskTest {
  @TempDir static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.open(folder, 0);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static Cluster cluster(String prefix, int partitions) {
    return new Cluster(broker.address(), prefix, partitions, (short) 1, Map.of());
  }

  @Test
  void makesEveryTopicOnceAndFindsThemRight() {
    Cluster cluster = cluster("fresh-", 3);
    try (TopicDesk desk = new TopicDesk(cluster)) {
      assertThat(desk.states()).allMatch(TopicState.Missing.class::isInstance);

      assertThat(desk.ensure()).hasSize(cluster.topics().all().size()).contains("fresh-posts");

      assertThat(desk.ensure()).isEmpty();
      assertThat(desk.states()).allMatch(TopicState.Right.class::isInstance);
    }
  }

  @Test
  void refusesAnotherNumberOfPartitions() {
    try (TopicDesk desk = new TopicDesk(cluster("parted-", 2))) {
      desk.ensure();
    }
    try (TopicDesk desk = new TopicDesk(cluster("parted-", 3))) {
      assertThatThrownBy(desk::ensure)
          .isInstanceOf(TopicException.class)
          .hasMessageContaining(
              "topic parted-posts has 2 partitions, must have 3, and Kafka cannot move its keys:"
                  + " set kafka.partitions to 2, or choose another kafka.prefix")
          .hasMessageNotContaining("parted-digests");
      assertThatThrownBy(desk::repair).isInstanceOf(TopicException.class);
    }
  }

  @Test
  void namesAWrongSettingAndRepairsIt() throws Exception {
    Cluster cluster = cluster("wrong-", 1);
    try (Admin admin = Admin.create(cluster.admin())) {
      NewTopic items =
          new NewTopic("wrong-items", 1, (short) 1).configs(Map.of("retention.ms", "1000"));
      admin.createTopics(List.of(items)).all().get();
    }
    try (TopicDesk desk = new TopicDesk(cluster)) {
      assertThatThrownBy(desk::ensure)
          .hasMessageContaining(
              "topic wrong-items has retention.ms=1000, must have -1: `tributary topics create`"
                  + " sets it");

      assertThat(desk.repair()).contains("set retention.ms of wrong-items", "made wrong-posts");

      assertThat(desk.ensure()).isEmpty();
    }
  }
}
