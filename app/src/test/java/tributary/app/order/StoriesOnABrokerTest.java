package tributary.app.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.enrich.Enrich;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.letter.Letter;
import tributary.events.topic.Cluster;

/// The promise of docs/time.md on a real broker: stories are a function of the set of raw records.
class StoriesOnABrokerTest {
  private static final Instant BEGIN = Instant.parse("2026-11-09T00:00:00Z");
  private static final Instant HALF = BEGIN.plus(Duration.ofHours(10));
  private static final Instant END = BEGIN.plus(Duration.ofHours(30));

  @TempDir static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.open(folder.resolve("kafka"), 0);
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  @Test
  void storiesAreTheSameForAnyPartitionsInterleavingAndRestart() throws Exception {
    List<RawItem> items = items(new Random(7), 120);
    Map<String, String> expected = undisturbed("one-", 1, items, 1);
    assertThat(expected).hasSizeBetween(2, items.size() - 1);

    assertSame(undisturbed("three-", 3, items, 2), expected);
    assertSame(undisturbed("eight-", 8, items, 3), expected);
    assertSame(restartedWithStateLost("lost-", 3, items, 4), expected);
  }

  @Test
  void anUnreadableRecordLiesInTheDeadLettersAndTheRestGoesOn() throws Exception {
    try (Run run = new Run(broker.address(), "poison-", 1, folder.resolve("poison"))) {
      run.garbage("{\"schema\":99}".getBytes(StandardCharsets.UTF_8));
      run.write(items(new Random(1), 3), 1);
      run.mark(END);
      try (Enrich _ = run.start()) {
        assertThat(run.stories(END)).isNotEmpty();
        ConsumerRecord<String, byte[]> letter = run.firstDeadLetter();
        assertThat(letter.value()).asString().isEqualTo("{\"schema\":99}");
        assertThat(Letter.of(letter).reason())
            .contains("a tributary.raw-item of schema 99, this program reads 1 to 1");
      }
    }
  }

  private static void assertSame(Map<String, String> stories, Map<String, String> expected) {
    assertThat(stories.keySet()).isEqualTo(expected.keySet());
    assertThat(
            stories.entrySet().stream()
                .filter(e -> !e.getValue().equals(expected.get(e.getKey())))
                .map(Map.Entry::getKey))
        .as("stories with other bytes")
        .isEmpty();
  }

  private static Map<String, String> undisturbed(
      String prefix, int partitions, List<RawItem> items, long seed) throws Exception {
    try (Run run = new Run(broker.address(), prefix, partitions, folder.resolve(prefix))) {
      run.write(items, seed);
      run.mark(END);
      try (Enrich _ = run.start()) {
        return run.stories(END);
      }
    }
  }

  @Test
  void saysHowManyRecordsWereGoneAndDoesNotGoOnWithoutItsMemory() throws Exception {
    List<RawItem> items = items(new Random(9), 12);
    Instant half = items.get(5).dates().firstSeen();
    try (Run run = new Run(broker.address(), "gone-", 1, folder.resolve("gone"));
        Admin admin = Admin.create(Cluster.at(broker.address()).admin())) {
      try (Enrich enrich = run.start()) {
        assertThat(enrich.gap()).isZero();
        run.write(items.subList(0, 6), 1);
        run.mark(half);
        assertThat(run.stories(half)).isNotEmpty();
      }
      List<RawItem> late = items.subList(6, 12);
      run.write(late, 1);
      TopicPartition posts = new TopicPartition("gone-posts", 0);
      admin.deleteRecords(Map.of(posts, RecordsToDelete.beforeOffset(-1))).all().get();
      try (Enrich enrich = run.start()) {
        assertThat(enrich.gap())
            .isPositive()
            .isEqualTo(late.stream().filter(item -> item.kind() == Kind.POST).count());
      }

      admin.deleteTopics(List.of("gone-enrich-texts-changelog")).all().get();
      assertThatIllegalStateException()
          .isThrownBy(run::start)
          .withMessageContaining("gone-enrich-texts-changelog");

      admin
          .removeMembersFromConsumerGroup(
              "gone-enrich", new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
      admin.deleteConsumerGroups(List.of("gone-enrich")).all().get();
      assertThatIllegalStateException()
          .isThrownBy(run::start)
          .withMessageContaining("how far it had come is gone");
    }
  }

  private static Map<String, String> restartedWithStateLost(
      String prefix, int partitions, List<RawItem> items, long seed) throws Exception {
    List<RawItem> early =
        items.stream().filter(item -> !item.dates().firstSeen().isAfter(HALF)).toList();
    List<RawItem> late = items.stream().filter(item -> !early.contains(item)).toList();
    try (Run run = new Run(broker.address(), prefix, partitions, folder.resolve(prefix))) {
      run.write(early, seed);
      run.mark(HALF);
      try (Enrich _ = run.start()) {
        run.stories(HALF);
      }
    }
    try (Run run = new Run(broker.address(), prefix, partitions, folder.resolve(prefix + "2"))) {
      try (Enrich _ = run.start()) {
        run.write(late, seed);
        run.mark(END);
        return run.stories(END);
      }
    }
  }

  /// Items of a dozen outlets on a few events, so that they pair across partitions.
  private static List<RawItem> items(Random chance, int count) {
    List<RawItem> items = new ArrayList<>();
    String[] words =
        "turbine lattice orchard cobalt harbour meridian quartz tundra velvet".split(" ");
    for (int i = 0; i < count; i++) {
      String event =
          words[chance.nextInt(words.length)] + " " + words[chance.nextInt(words.length)];
      String outlet = "outlet" + chance.nextInt(12);
      Instant seen = BEGIN.plus(Duration.ofMinutes(chance.nextInt(24 * 60)));
      Kind kind = List.of(Kind.POST, Kind.PODCAST, Kind.ARTICLE).get(i % 3);
      items.add(Reports.ofEvent(i, kind, outlet, event, seen));
    }
    items.sort(Comparator.comparing(item -> item.dates().firstSeen()));
    return items;
  }
}
