package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.config.Config;
import tributary.app.order.Reports;
import tributary.app.replay.Comparison;
import tributary.app.replay.Replay;
import tributary.app.replay.Wanted;
import tributary.app.role.Crew;
import tributary.app.role.EnrichRole;
import tributary.app.role.House;
import tributary.app.role.Roles;
import tributary.app.run.RunFolder;
import tributary.app.run.Runs;
import tributary.app.topic.Closed;
import tributary.app.topic.Snapshot;
import tributary.app.trial.Supply;
import tributary.events.item.Ids;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.run.Run;
import tributary.events.run.Run.State;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Json;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// What docs/operate.md says of replays, step by step as an operator types it, beside a role that
/// works: on a real broker, over twelve days of items.
@Tag("long")
class ReplayCommandTest {
  private static final Instant BEGIN = Instant.parse("2026-11-09T00:00:00Z");
  private static final Instant MIDDLE = BEGIN.plus(Duration.ofDays(7));
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path folder;
  private static Path config;
  private static Path others;
  private static House house;
  private static Roles roles;
  private static EnrichRole role;

  @BeforeAll
  static void tellTwelveDays() throws Exception {
    Path subjects = folder.resolve("subjects.yaml");
    Files.writeString(
        subjects, "subjects:\n  - {id: water, name: Water, seeds: [harbour, turbine]}\n");
    Path more = folder.resolve("more.yaml");
    Files.writeString(
        more, "subjects:\n  - {id: water, name: Water, seeds: [harbour, turbine, lattice]}\n");
    config = configured("tributary.yaml", 380, 550, subjects);
    others = configured("other.yaml", 800, 900, more);
    house = House.own(Config.read(config, Map.of()));
    Supply supply = new Supply(house.cluster(), items(new Random(11), 90));
    supply.write(OptionalLong.of(3));
    roles = new Roles();
    role = new Crew(house, roles, Clock.systemUTC()).enrich();
    until("main has told all", () -> !told("main").isBefore(supply.end()));
  }

  private static Path configured(String name, int threshold, int merging, Path subjects)
      throws Exception {
    return Files.writeString(
        folder.resolve(name),
        """
        data: %s
        kafka: {partitions: 2}
        enrich: {embedding: on, window: 12h, storyOpen: 1d, storyThreshold: %d, mergeThreshold: %d, threads: 1}
        subjects: %s
        """
            .formatted(folder.resolve("data"), threshold, merging, subjects));
  }

  @AfterAll
  static void close() {
    roles.close();
    house.close();
  }

  @Test
  void aRunOfTheSameRulesHasTheSameBytesAndNothingElseIsWritten() throws Exception {
    Map<String, Long> before = ends();

    Ran dry = replay("--from", "all", "--into", "blue", "--dry-run");
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains("run         blue, from the beginning", "the same as those of the live run", "90")
        .contains("posts-0", "kept since  2026-11-09");
    assertThat(ends()).isEqualTo(before);

    Ran ran = replay("--from", "all", "--into", "blue");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("tributary replay switch blue");
    assertThat(records("stories", "blue"))
        .isEqualTo(records("stories", "main"))
        .hasSizeGreaterThan(7);
    assertThat(records("items", "blue")).isEqualTo(records("items", "main")).hasSize(90);
    assertThat(ends()).isEqualTo(before);

    Ran diff = run("diff", "blue");
    assertThat(diff.out())
        .contains("over 90 items that both have told", "agreement   1.0000")
        .containsPattern("merged +0\n")
        .containsPattern("reworded +0\n");
    until("the role works on it", () -> role.runs().equals(Set.of("main", "blue")));
    switchesAndComesBack();
    dropsAllOfIt();
  }

  private static void switchesAndComesBack() {
    assertThat(run("switch", "green").err()).contains("there is no run green");
    assertThat(run("switch", "main").err()).contains("readers follow run main already");
    assertThat(run("switch", "--back").err()).contains("there was no switch");

    assertThat(run("switch", "blue").out()).contains("readers follow run blue, no longer main");
    assertThat(Runs.on(house.cluster()).live().turn()).isEqualTo(1);
    assertThat(run("list").out()).containsPattern("blue +live").containsPattern("main +followed");
    assertThat(run("drop", "blue", "--yes").err()).contains("readers follow run blue");
    assertThat(run("drop", "main", "--yes").err()).contains("there is no way back");

    assertThat(run("switch", "--back").out()).contains("readers follow run main");
    assertThat(Runs.on(house.cluster()).live().turn()).isEqualTo(2);
    assertThat(role.failure()).isEmpty();
  }

  private static void dropsAllOfIt() throws Exception {
    assertThat(run("drop", "blue", "--force").code()).isEqualTo(2);
    assertThat(run("drop", "blue", "--yes", "--force").out()).contains("run blue is gone");

    assertThat(role.runs()).containsExactly("main");
    try (Admin admin = Admin.create(house.cluster().admin())) {
      assertThat(admin.listTopics().names().get()).noneMatch(topic -> topic.contains("blue"));
      assertThat(admin.listGroups().all().get())
          .extracting(GroupListing::groupId)
          .noneMatch(group -> group.contains("blue"));
    }
    assertThat(Runs.on(house.cluster()).find("blue")).isEmpty();
    assertThat(RunFolder.of(folder.resolve("data"), "blue")).doesNotExist();
    assertThat(run("drop", "blue", "--yes").err()).contains("there is no run blue");
  }

  @Test
  void whatIsFirstToldAfterAWarmUpIsAsInTheWholeHistory() throws Exception {
    Ran ran = replay("--from", MIDDLE.toString(), "--into", "mid");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("reads from  2026-11-12 12:00");
    Map<String, Said> whole = begunSince(MIDDLE, "main");
    assertThat(begunSince(MIDDLE, "mid")).isEqualTo(whole).hasSizeGreaterThan(3);
    assertThat(records("items", "mid").size()).isBetween(whole.size(), 75);
    assertThat(run("diff", "mid").out()).contains("agreement   1.0000");
    assertThat(run("drop", "mid", "--yes").code()).isZero();
  }

  @Test
  void aRunThatEndsIsClosedAtItsEndAndIsNotSwitchedTo() throws Exception {
    Ran ran =
        replay(
            "--from",
            "all",
            "--to",
            MIDDLE.toString(),
            "--feeds",
            "outlet2,outlet1",
            "--into",
            "some");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(told("some")).isEqualTo(MIDDLE.minusMillis(1));
    Comparison compared =
        Json.MAPPER.readValue(run("diff", "some", "--json").out(), Comparison.class);
    assertThat(compared.onlyLive()).isZero();
    assertThat(compared.onlyRun()).isZero();
    assertThat(compared.items()).isEqualTo(records("items", "some").size()).isBetween(3, 30);
    assertThat(run("switch", "some").err()).contains("run some holds some feeds alone");
    assertThat(role.runs()).doesNotContain("some");
    assertThat(run("drop", "some", "--yes").code()).isZero();
  }

  @Test
  void anInterruptedReplayGoesOnAndItsOtherRulesShow() throws Exception {
    Config read = Config.read(others, Map.of());
    Replay replay = new Replay(house.cluster(), read, Clock.systemUTC(), _ -> {});
    Wanted wanted = new Wanted("green", null, null, List.of(), null);
    Run run = replay.run(wanted);
    int[] looks = new int[1];
    Replay.Outcome cut = replay.work(run, replay.plan(run, wanted), () -> looks[0]++ > 1);
    assertThat(cut.done()).isFalse();
    assertThat(run("switch", "green").err()).contains("run green is not done");
    assertThat(replay("--from", "2026-11-10", "--into", "green").err())
        .contains("was begun with other bounds (from the beginning)");

    Ran ran = replay("--from", "all", "--into", "green"); // by the rules that it was begun with
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("storyThreshold: 800, was 380", "subject water: changed");
    assertThat(records("items", "green")).hasSize(90);
    assertThat(Runs.on(house.cluster()).find("green"))
        .hasValueSatisfying(green -> assertThat(green.state()).isEqualTo(State.FOLLOWED));
    String diff = run("diff", "green").out();
    assertThat(diff)
        .containsPattern("split +[1-9]")
        .containsPattern("re-tagged +[1-9]")
        .containsPattern("water +was \\d+, is \\d+ \\(\\+");
    assertThat(run("drop", "green", "--yes").code()).isZero();
  }

  private static Ran replay(String... more) {
    return run(more);
  }

  private static Ran run(String... more) {
    List<String> all = new ArrayList<>(List.of("replay"));
    all.addAll(List.of(more));
    all.addAll(List.of("--config", config.toString()));
    return Ran.of(all.toArray(String[]::new));
  }

  private static Instant told(String run) {
    Cluster own = house.cluster().of(run);
    try (Closed<Story> closed = new Closed<>(own, own.topics().stories())) {
      return closed.upTo().orElse(Instant.EPOCH);
    }
  }

  private static void until(String what, BooleanSupplier holds) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /// A record's latest bytes, and the time by which it is what it is.
  private record Said(Instant at, String bytes) {
    @Override
    public String toString() {
      return at + " " + Ids.hash(bytes);
    }
  }

  /// The latest of each key of a run's topic, marks left out.
  private static Map<String, Said> records(String topic, String run) {
    Cluster own = house.cluster().of(run);
    Topic<?> of = topic.equals("items") ? own.topics().items() : own.topics().stories();
    Map<String, Said> records = new TreeMap<>();
    Snapshot.each(
        own,
        of,
        record -> {
          if (!record.key().startsWith("mark")) {
            Instant at = Instant.ofEpochMilli(record.timestamp());
            String bytes = new String(record.value(), StandardCharsets.UTF_8);
            records.put(record.key(), new Said(at, bytes));
          }
        });
    return records;
  }

  private static Map<String, Said> begunSince(Instant from, String run) {
    Topic<Marked<Story>> stories = house.cluster().topics().stories();
    Map<String, Said> late = records("stories", run);
    late.values()
        .removeIf(said -> {
          byte[] bytes = said.bytes().getBytes(StandardCharsets.UTF_8);
          return stories.values().deserializer().deserialize(stories.name(), bytes)
                  instanceof Marked.Value<Story>(Story story)
              && story.members().stream().anyMatch(member -> member.firstSeen().isBefore(from));
        });
    return late;
  }

  /// Where the topics end that a replay has no business on.
  private static Map<String, Long> ends() {
    Topics topics = house.cluster().topics();
    Map<String, Long> ends = new TreeMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            house.cluster().consumer(Map.of()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      for (Topic<?> topic :
          List.of(
              topics.posts(),
              topics.podcasts(),
              topics.articles(),
              topics.vectors(),
              topics.digests(),
              topics.deliveries(),
              topics.subscribers(),
              topics.drafts(),
              topics.instructions(),
              topics.told(),
              topics.deadLetters())) {
        List<TopicPartition> partitions =
            consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer
            .endOffsets(partitions)
            .forEach((partition, end) -> ends.put(partition.toString(), end));
      }
    }
    return ends;
  }

  /// Items of a dozen outlets on events that last for some hours each.
  private static List<RawItem> items(Random chance, int count) {
    String[] words =
        "turbine lattice orchard cobalt harbour meridian quartz tundra velvet".split(" ");
    List<RawItem> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int minute = i * 12 * 24 * 60 / count;
      Random event = new Random(minute / (16 * 60));
      String what = words[event.nextInt(words.length)] + " " + words[event.nextInt(words.length)];
      String outlet = "outlet" + chance.nextInt(12);
      Instant seen = BEGIN.plus(Duration.ofMinutes(minute + chance.nextInt(90)));
      items.add(Reports.ofEvent(i, Kind.POST, outlet, what, seen));
    }
    items.sort(Comparator.comparing(item -> item.dates().firstSeen()));
    return items;
  }
}
