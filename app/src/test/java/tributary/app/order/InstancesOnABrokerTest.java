package tributary.app.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.trial.Supply;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.events.topic.Json;

/// Stories do not depend on how many instances of the role share the work, nor on one of them being
/// replaced by another that has none of its state. On a week in which stories are merged, members
/// move, and items are edited (`MergingWeekTest` keeps it).
class InstancesOnABrokerTest {
  private static final int PARTITIONS = 3;
  private static final Instant BEGIN = Instant.parse("2026-11-09T08:00:00Z");
  private static final Instant HALF = BEGIN.plus(Duration.ofHours(14));
  private static final Instant END = BEGIN.plus(Duration.ofDays(3));
  private static final List<String> INSTANCES = List.of("first", "second", "third");

  @TempDir private Path folder;

  @Test
  void storiesAreTheSameForOneInstanceAndForThreeOfWhichOneIsReplaced() throws Exception {
    List<RawItem> items = items();
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0)) {
      Map<String, String> expected = alone(broker, items);

      assertThat(expected.values().stream().anyMatch(story -> story.contains("\"mergedInto\"")))
          .as("some story was merged into another")
          .isTrue();
      assertThat(together(broker, items)).isEqualTo(expected);
    }
  }

  private Map<String, String> alone(EmbeddedBroker broker, List<RawItem> items) throws Exception {
    try (Run run = new Run(broker.address(), "alone-", PARTITIONS, folder)) {
      run.write(items, 1);
      run.mark(END);
      try (Enrich _ = run.start(config(), "alone", folder.resolve("alone"))) {
        return run.stories(END);
      }
    }
  }

  private Map<String, String> together(EmbeddedBroker broker, List<RawItem> items)
      throws Exception {
    List<Enrich> working = new ArrayList<>();
    try (Run run = new Run(broker.address(), "together-", PARTITIONS, folder)) {
      for (String instance : INSTANCES) {
        working.add(run.start(config(), instance, folder.resolve(instance)));
      }
      run.write(items.stream().filter(item -> !late(item)).toList(), 2);
      run.mark(HALF);
      run.stories(HALF);
      assertThat(working(broker)).containsExactlyInAnyOrderElementsOf(INSTANCES);

      run.write(items.stream().filter(InstancesOnABrokerTest::late).toList(), 3);
      working.removeFirst().close();
      working.add(run.start(config(), INSTANCES.getFirst(), folder.resolve("replacement")));
      run.mark(END);
      return run.stories(END);
    } finally {
      working.forEach(Enrich::close);
    }
  }

  /// The instances that have partitions to read.
  private static Set<String> working(EmbeddedBroker broker) throws Exception {
    String group = "together-enrich";
    try (Admin admin = Admin.create(Cluster.at(broker.address()).admin())) {
      return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .flatMap(member -> INSTANCES.stream().filter(member.clientId()::contains))
          .collect(Collectors.toSet());
    }
  }

  private static boolean late(RawItem item) {
    return Supply.seen(item).isAfter(HALF);
  }

  /// As `MergingWeek.CONFIG` has it, one thread an instance.
  private static EnrichConfig config() {
    EnrichConfig own = EnrichConfig.defaults();
    return new EnrichConfig(
        EnrichConfig.Switch.OFF,
        own.window(),
        own.storyOpen(),
        280,
        280,
        250,
        950,
        own.pairFloor(),
        own.candidatesPerKey(),
        1);
  }

  private static List<RawItem> items() throws IOException {
    Path file =
        Path.of(
            System.getProperty("tributary.root"),
            "enrich/src/test/resources/tributary/enrich/merging-week.jsonl");
    List<RawItem> items = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      items.add(Json.MAPPER.readValue(line, RawItem.class));
    }
    return items;
  }
}
