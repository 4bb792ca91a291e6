package tributary.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.feed.FeedRegistry;
import tributary.app.feed.Followed;
import tributary.ingest.Health;
import tributary.ingest.Ingest;

/// Feeds that a plain producer puts onto the topic `feeds`, with keys and a partitioner of its own.
class FeedsFromAnybodyTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(10);
  private static final int PAPERS = 6;

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
  void anAddressAloneIsFollowedByWhicheverInstanceOwnsItsHost() throws Exception {
    StandingClock clock = new StandingClock(NOON);
    Set<String> visited = ConcurrentHashMap.newKeySet();
    try (Newsstand stand = new Newsstand(broker.address(), "plain-", PAPERS, false);
        Ingest one = ingest(stand, clock, "one", visited);
        Ingest two = ingest(stand, clock, "two", visited)) {
      Newsstand.await("both share the work", () -> one.quiet() && two.quiet());
      for (Paper paper : stand.papers()) {
        put(stand, null, "key of paper " + paper.feed().url().getPort(), minimal(paper));
      }
      Newsstand.await("all papers arrive", () -> stand.arrived());
      Newsstand.await("both rest", () -> one.quiet() && two.quiet());

      assertThat(visited)
          .containsExactlyInAnyOrderElementsOf(
              stand.papers().stream().map(paper -> paper.feed().id()).toList());
      assertThat(stand.log().faults()).isEmpty();
    }
  }

  @Test
  void anEndOnAnotherPartitionEndsItAlsoAfterARestart() throws Exception {
    StandingClock clock = new StandingClock(NOON);
    try (Newsstand stand = new Newsstand(broker.address(), "ended-", PAPERS, false)) {
      Paper paper = stand.paper(0);
      put(stand, 1, "mine", minimal(paper));
      put(stand, 0, "other", minimal(stand.paper(1)));
      try (Ingest ingest = ingest(stand, clock, "ingest", ConcurrentHashMap.newKeySet())) {
        Newsstand.await("it rests", ingest::quiet);
        assertThat(stand.log().titles()).hasSize(2);
        put(stand, 2, "mine", null);
        Newsstand.await("it rests", ingest::quiet);
        assertOnlyTheOtherGoesOn(stand, clock, ingest);
      }
      try (Ingest ingest = ingest(stand, clock, "ingest", ConcurrentHashMap.newKeySet())) {
        Newsstand.await("it rests", ingest::quiet);
        assertOnlyTheOtherGoesOn(stand, clock, ingest);
      }
      assertThat(new FeedRegistry(stand.cluster()).all())
          .extracting(followed -> followed.feed().id())
          .containsExactly(stand.paper(1).feed().id());
    }
  }

  @Test
  void whatIsNoFeedIsToldAndHarmsNobody() throws Exception {
    StandingClock clock = new StandingClock(NOON);
    try (Newsstand stand = new Newsstand(broker.address(), "broken-", PAPERS, false);
        Words words = new Words("tributary.ingest")) {
      put(stand, 0, "no json", "<opml/>");
      put(stand, 1, "no\u001b[31m scheme", "{\"url\":\"file:///etc/passwd\"}");
      put(stand, 2, "no host", "{\"url\":\"https:///feed\"}");
      put(stand, 2, "no url", "{}");
      put(stand, 2, "newer", "{\"schema\":9,\"url\":\"https://a.example/\"}");
      put(stand, 0, "", minimal(stand.paper(1)));
      try (Ingest ingest = ingest(stand, clock, "ingest", ConcurrentHashMap.newKeySet())) {
        Newsstand.await("it rests", ingest::quiet);

        assertThat(ingest.health()).isEqualTo(new Health.Running());
        assertThat(stand.log().titles()).isEqualTo(stand.paper(1).printed());
        assertThat(words.said())
            .filteredOn(line -> line.contains("is passed over"))
            .hasSize(5)
            .anyMatch(
                line -> line.contains("partition 2, offset 0") && line.contains("key=\"no host\""))
            .noneMatch(line -> line.contains("\u001b"));
      }
      FeedRegistry.Look look = new FeedRegistry(stand.cluster()).look();
      assertThat(look.followed()).extracting(Followed::feed).hasSize(1);
      assertThat(look.unreadable()).hasSize(5);
    }
  }

  @Test
  void theLastWordCountsWhoeverSaysItAndTheCommandEndsAllKeys() throws Exception {
    try (Newsstand stand = new Newsstand(broker.address(), "keys-", 1, false)) {
      Paper paper = stand.paper(0);
      FeedRegistry registry = new FeedRegistry(stand.cluster());
      registry.register(List.of(paper.feed()));
      String titled = "{\"url\":\"%s\",\"title\":\"Mine\"}".formatted(paper.feed().url());
      put(stand, 1, "mine", titled);
      assertThat(registry.all()).extracting(Followed::name).containsExactly("Mine");

      assertThat(registry.pause(paper.feed().id(), true).title()).isEqualTo("Mine");
      assertThat(registry.all()).allMatch(followed -> followed.feed().paused()).hasSize(1);

      registry.remove(paper.feed().id());
      assertThat(registry.all()).isEmpty();
    }
  }

  private static void assertOnlyTheOtherGoesOn(
      Newsstand stand, StandingClock clock, Ingest ingest) {
    stand.print();
    clock.forward(INTERVAL.multipliedBy(2)); // a wait is a little longer than it says
    Newsstand.await("it rests", ingest::quiet);
    assertThat(stand.log().titles())
        .containsAllEntriesOf(stand.paper(1).printed())
        .hasSize(1 + stand.paper(1).printed().size());
  }

  private static Ingest ingest(
      Newsstand stand, StandingClock clock, String instance, Set<String> visited) {
    Ingest ingest = new Ingest(stand.cluster(), Member.config(INTERVAL), folder, clock, instance);
    ingest.onVisit(visit -> visited.add(visit.feed()));
    ingest.start();
    return ingest;
  }

  private static String minimal(Paper paper) {
    return "{\"url\":\"" + paper.feed().url() + "\"}";
  }

  /// As any client does.
  ///
  /// @param partition null leaves it to the client's own partitioner
  private static void put(
      Newsstand stand, @Nullable Integer partition, String key, @Nullable String value)
      throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            stand.cluster().producer(Map.of()), new StringSerializer(), new StringSerializer())) {
      String topic = stand.cluster().topics().feeds().name();
      producer.send(new ProducerRecord<>(topic, partition, key, value)).get();
    }
  }
}
