package tributary.app.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.config.Config;
import tributary.app.role.House;
import tributary.app.topic.Scribe;
import tributary.app.topic.Snapshot;
import tributary.app.topic.TopicDesk;
import tributary.events.run.Live;
import tributary.events.run.Run;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.publish.herald.Herald;

/// What subscribers to `stories` are told, on a real broker; runs are written as enrich would.
class HeraldOnABrokerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static House house;

  // Of today: what is stamped long ago is in old segments, and those are compacted.
  private static Instant begin;

  private static int tests;
  private final Newsprint print = new Newsprint();
  private final List<Herald> heralds = new ArrayList<>();
  private Cluster main;
  private Cluster blue;
  private int second;

  @BeforeAll
  static void start() throws Exception {
    begin = Instant.now().minusSeconds(7200).truncatedTo(ChronoUnit.SECONDS);
    Path file =
        Files.writeString(
            folder.resolve("tributary.yaml"),
            "data: %s\nkafka: {partitions: 2}\n".formatted(folder.resolve("data")));
    house = House.open(Config.read(file, Map.of()));
  }

  @AfterAll
  static void end() {
    house.close();
  }

  @BeforeEach
  void open() {
    main = new Cluster(house.cluster().bootstrap(), "t" + tests++ + "-", 2, (short) 1, Map.of());
    blue = main.of("blue");
    try (TopicDesk desk = new TopicDesk(blue)) {
      desk.ensure();
    }
    try (TopicDesk desk = new TopicDesk(main)) {
      desk.ensure();
    }
  }

  @AfterEach
  void close() {
    heralds.forEach(Herald::close);
  }

  @Test
  void tellsWhatTheRunSaysWithItsMarksAndStampsAndGoesOnAfterARestart() throws Exception {
    Herald first = herald();
    say(main, story("lease", 1), story("outage", 1));
    mark(main);
    awaitMarks(2);
    say(main, story("lease", 2));
    mark(main);
    awaitMarks(4);
    first.close();
    say(main, story("lease", 3));
    delete(main, "outage");
    mark(main);
    herald();
    awaitMarks(6);

    assertThat(words()).as("a restart repeats nothing").isEqualTo(words(main));
    assertThat(stamps(told())).isEqualTo(stamps(records(main, main.topics().stories())));
  }

  @Test
  void tellsOnlyWhatDiffersWhenAnotherRunGoesLiveAndAgainOnTheWayBack() throws Exception {
    say(main, story("same", 1), story("same", 2), story("other", 1), story("gone", 1));
    say(main, story("taken", 1));
    mark(main);
    say(blue, story("same", 5), story("other", 1).headed("Otherwise"), story("new", 1));
    Story survivor = with(story("host", 1), List.of("taken"));
    say(blue, survivor);
    herald();
    awaitMarks(2);
    List<ConsumerRecord<String, byte[]>> before = told();

    live(new Live("blue", 1, 2, begin, null));
    awaitLatest("new", 1 + 2);
    awaitLatest("host", 1 + 2);

    assertThat(fresh(before))
        .containsOnlyKeys("other", "new", "host", "gone", "taken")
        .containsEntry("other", "3 Otherwise")
        .containsEntry("gone", "-")
        .containsEntry("taken", "3 Taken -> host");
    say(blue, story("same", 6));
    awaitLatest("same", 6 + 2);

    before = told();
    live(new Live(Run.MAIN, 2, 8, begin, null));
    awaitLatest("gone", 1 + 8);
    awaitLatest("taken", 1 + 8);
    assertThat(fresh(before))
        .containsOnlyKeys("other", "new", "host", "gone", "taken")
        .containsEntry("other", "9 Other")
        .containsEntry("new", "-")
        .containsEntry("host", "-");
    assertVersionsRise();
  }

  @Test
  @Tag("long")
  void promisesNothingAnewBeforeTheOtherRunHasClosedTimeAsFar() throws Exception {
    say(main, story("lease", 1));
    second = 9;
    mark(main);
    herald();
    awaitMarks(2);
    say(blue, story("lease", 1));
    second = 3;
    mark(blue);

    live(new Live("blue", 1, 1, begin, null));
    second = 4;
    mark(blue);
    say(blue, story("outage", 1));
    awaitLatest("outage", 2);
    assertThat(marks()).hasSize(2);
    second = 12;
    mark(blue);
    awaitMarks(4);

    assertThat(marks())
        .containsExactly(
            begin.plusSeconds(10), begin.plusSeconds(10),
            begin.plusSeconds(13), begin.plusSeconds(13));
  }

  @Test
  @Tag("long")
  void neitherLosesNorRepeatsWhenOneAfterTheOtherIsCutOff() throws Exception {
    herald();
    mark(main);
    awaitMarks(2);
    int version = 0;
    for (int round = 0; round < 8; round++) {
      for (int i = 0; i < 40; i++) {
        version++;
        say(main, story("lease", version), story("outage", version));
      }
      mark(main);
      herald(); // shuts out the one before it, wherever that is
    }
    awaitMarks(18);

    assertThat(words()).isEqualTo(words(main));
  }

  @Test
  @Tag("long")
  void tellsTheRestOfASwitchThatWasCutOffOnceAndWithHigherVersions() throws Exception {
    List<Story> many = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      many.add(story("story-" + i, 1));
    }
    say(main, many.toArray(Story[]::new));
    mark(main);
    herald();
    awaitMarks(2);
    say(blue, many.stream().map(one -> one.headed("Blue " + one.id())).toArray(Story[]::new));
    say(blue, story("last", 1));

    live(new Live("blue", 1, 1, begin, null));
    for (int i = 0; i < 4; i++) {
      herald();
    }
    awaitLatest("last", 2);
    await(() -> latest().values().stream().filter(word -> word.contains("Blue")).count() == 900);

    assertVersionsRise();
    Map<String, Integer> times = new HashMap<>();
    words().stream()
        .filter(word -> word.contains("Blue"))
        .forEach(word -> times.merge(word.split(" ", 2)[0], 1, Integer::sum));
    assertThat(times.values()).as("none twice").containsOnly(1).hasSize(900);
  }

  @Test
  @Tag("long")
  void takesEverythingBackWhenARunWithoutAnythingGoesLive() throws Exception {
    say(main, story("lease", 1));
    mark(main);
    herald();
    awaitMarks(2);

    live(new Live("blue", 1, 1, begin, null));
    await(() -> latest().isEmpty());

    mark(blue);
    say(blue, story("lease", 1));
    awaitLatest("lease", 2);
  }

  @Test
  @Tag("long")
  void risesAlsoWhereMoreWasToldThanTheSwitchCounted() throws Exception {
    say(main, story("lease", 1), story("lease", 2), story("lease", 3));
    mark(main);
    herald();
    awaitMarks(2);
    say(blue, story("lease", 1).headed("Otherwise"));

    live(new Live("blue", 1, 1, begin, null));
    awaitLatest("lease", 4);

    assertVersionsRise();
  }

  private Herald herald() {
    Herald herald = new Herald(main, "test-" + heralds.size());
    heralds.add(herald);
    herald.start();
    return herald;
  }

  private Story story(String id, int version) {
    String headline = Character.toUpperCase(id.charAt(0)) + id.substring(1);
    return print.story(id, headline, 2, "It is " + id + ".").story().numbered(version);
  }

  private static Story with(Story story, List<String> aliases) {
    return new Story(
        story.id(),
        story.version(),
        story.headline(),
        story.closedAt(),
        story.members(),
        story.brief(),
        story.insights(),
        story.subjects(),
        story.related(),
        aliases,
        story.mergedInto(),
        story.algorithm());
  }

  private void say(Cluster run, Story... stories) {
    Topic<Marked<Story>> topic = run.topics().stories();
    List<ProducerRecord<String, Marked<Story>>> records = new ArrayList<>();
    for (Story story : stories) {
      long at = begin.plusSeconds(second++).toEpochMilli();
      records.add(new ProducerRecord<>(topic.name(), null, at, story.id(), Marked.of(story)));
    }
    new Scribe(run).write(topic, records);
  }

  private void delete(Cluster run, String id) {
    Topic<Marked<Story>> topic = run.topics().stories();
    new Scribe(run).write(topic, List.of(new ProducerRecord<>(topic.name(), id, null)));
  }

  /// On both partitions, a second after [#second].
  private void mark(Cluster run) {
    second++;
    Topic<Marked<Story>> topic = run.topics().stories();
    List<ProducerRecord<String, Marked<Story>>> records = new ArrayList<>();
    for (int partition = 0; partition < 2; partition++) {
      Instant upTo = begin.plusSeconds(second);
      records.add(
          new ProducerRecord<>(
              topic.name(),
              partition,
              upTo.toEpochMilli(),
              "mark-" + partition,
              new Marked.Mark<>("stories-" + partition, upTo)));
    }
    new Scribe(run).write(topic, records);
  }

  private void live(Live live) {
    new Scribe(main).write(main.topics().live(), Map.of(Live.KEY, live));
  }

  private List<ConsumerRecord<String, byte[]>> told() {
    return records(main, main.topics().told());
  }

  /// Sorted by partition, in the order on the log in each.
  private static List<ConsumerRecord<String, byte[]>> records(Cluster cluster, Topic<?> topic) {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    Snapshot.each(cluster, topic, all::add);
    all.sort((a, b) -> Integer.compare(a.partition(), b.partition()));
    return all;
  }

  private List<String> words() {
    return told().stream().map(entry -> entry.key() + " " + word(entry)).toList();
  }

  private List<String> words(Cluster run) {
    return records(run, run.topics().stories()).stream()
        .map(entry -> entry.key() + " " + word(entry))
        .toList();
  }

  private static List<Long> stamps(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream().map(ConsumerRecord::timestamp).toList();
  }

  private String word(ConsumerRecord<String, byte[]> entry) {
    return switch (value(entry)) {
      case null -> "-";
      case Marked.Mark<Story>(String from, Instant upTo) -> from + " " + upTo;
      case Marked.Value<Story>(Story story) ->
          story.version()
              + " "
              + story.headline()
              + (story.mergedInto() == null ? "" : " -> " + story.mergedInto());
    };
  }

  private Marked<Story> value(ConsumerRecord<String, byte[]> entry) {
    return main.topics()
        .told()
        .values()
        .deserializer()
        .deserialize(entry.topic(), entry.headers(), entry.value());
  }

  /// The last word on each story among the records behind those that were there before.
  private Map<String, String> fresh(List<ConsumerRecord<String, byte[]>> before) {
    List<String> known = before.stream().map(HeraldOnABrokerTest::place).toList();
    Map<String, String> fresh = new HashMap<>();
    told().stream()
        .filter(entry -> !known.contains(place(entry)) && !entry.key().startsWith("mark-"))
        .forEach(entry -> fresh.put(entry.key(), word(entry)));
    return fresh;
  }

  private static String place(ConsumerRecord<String, byte[]> entry) {
    return entry.partition() + ":" + entry.offset();
  }

  private Map<String, String> latest() {
    Map<String, String> latest = new HashMap<>();
    told()
        .forEach(entry -> {
          if (entry.value() == null) {
            latest.remove(entry.key());
          } else if (!entry.key().startsWith("mark-")) {
            latest.put(entry.key(), word(entry));
          }
        });
    return latest;
  }

  private List<Instant> marks() {
    return told().stream()
        .flatMap(entry ->
            value(entry) instanceof Marked.Mark<Story> mark
                ? Stream.of(mark.upTo())
                : Stream.empty())
        .sorted()
        .toList();
  }

  private void assertVersionsRise() {
    Map<String, Integer> last = new HashMap<>();
    for (ConsumerRecord<String, byte[]> entry : told()) {
      if (value(entry) instanceof Marked.Value<Story>(Story story)) {
        Integer before = last.put(story.id(), story.version());
        assertThat(story.version()).as(story.id()).isGreaterThan(before == null ? 0 : before);
      }
    }
  }

  private void awaitMarks(int count) throws Exception {
    await(() -> marks().size() >= count);
  }

  private void awaitLatest(String id, int version) throws Exception {
    await(() -> latest().getOrDefault(id, "").startsWith(version + " "));
  }

  private interface Question {
    boolean holds() throws Exception;
  }

  private void await(Question question) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!question.holds()) {
      assertThat(Instant.now()).as("it did not come; told: %s", latest()).isBefore(deadline);
      Thread.sleep(20);
    }
  }
}
