package tributary.ingest.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.feed.Manners;
import tributary.events.item.Dates;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

class OutletTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final Feed FEED = Feed.at(URI.create("http://a.example/"));
  private static final Cluster CLUSTER = new Cluster("h:1", "t-", 3, (short) 1, Map.of());
  private static final int PARTITION = 2;

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final Outlet outlet = new Outlet(producer, CLUSTER, PARTITION);
  private final Stamps stamps = new Stamps(-1, -1);

  @BeforeEach
  void begin() {
    producer.initTransactions();
  }

  private static Arrival arrival(String id, Kind kind, int version, @Nullable Instant firstSeen) {
    return new Arrival(
        "guid-" + id,
        id,
        "print" + version,
        version,
        firstSeen,
        List.of(),
        first ->
            new RawItem(
                id,
                version,
                kind,
                new Origin(FEED.id(), "A", null),
                null,
                null,
                "title",
                null,
                null,
                new Dates(null, null, null, null, first),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                false));
  }

  private static Visited visited(Arrival... arrivals) {
    FeedStatus status =
        new FeedStatus(
            FEED.id(),
            "A",
            FEED.url(),
            null,
            null,
            NOON,
            NOON.plusSeconds(3600),
            0,
            Outcome.FRESH,
            null,
            Map.of(
                "old",
                new FeedStatus.Seen("x", "f", NOON.minusSeconds(9), 1, null, List.of(), false)),
            Manners.NONE,
            null,
            null);
    return new Visited("A", status, List.of(arrivals));
  }

  private List<ProducerRecord<String, byte[]>> on(String topic) {
    return producer.history().stream().filter(r -> r.topic().equals("t-" + topic)).toList();
  }

  private static <V> V value(Topic<V> topic, ProducerRecord<String, byte[]> record) {
    return topic.values().deserializer().deserialize(topic.name(), record.value());
  }

  private Marked<RawItem> raw(ProducerRecord<String, byte[]> record) {
    return value(CLUSTER.topics().posts(), record);
  }

  @Test
  void writesItemsAndStatusOfSeveralVisitsInOneTransaction() {
    outlet.write(
        List.of(
            visited(arrival("1", Kind.POST, 1, null), arrival("2", Kind.PODCAST, 1, null)),
            visited(arrival("3", Kind.ARTICLE, 1, null))),
        false,
        NOON,
        stamps);

    assertThat(producer.commitCount()).isEqualTo(1);
    assertThat(on("posts")).hasSize(1);
    assertThat(on("podcasts")).hasSize(1);
    assertThat(on("articles")).hasSize(1);
    assertThat(on("feed-status")).hasSize(2);
    assertThat(producer.history()).allMatch(r -> r.partition() == PARTITION);
  }

  @Test
  void stampsANewItemWithTheTimeAndTellsItInTheItemAndTheStatus() {
    List<FeedStatus> written =
        outlet.write(List.of(visited(arrival("1", Kind.POST, 1, null))), true, NOON, stamps);

    ProducerRecord<String, byte[]> post = on("posts").getLast();
    assertThat(post.timestamp()).isEqualTo(NOON.toEpochMilli());
    assertThat(raw(post))
        .isInstanceOfSatisfying(
            Marked.Value.class,
            v -> assertThat(((RawItem) v.value()).dates().firstSeen()).isEqualTo(NOON));
    assertThat(written.getFirst().recent())
        .containsOnlyKeys("old", "guid-1")
        .containsEntry(
            "guid-1", new FeedStatus.Seen("1", "print1", NOON, 1, null, List.of(), false));
    assertThat(value(CLUSTER.topics().feedStatus(), on("feed-status").getFirst()))
        .isEqualTo(written.getFirst());
  }

  @Test
  void carriesTheFirstSightOnIntoLaterVersions() {
    Instant yesterday = NOON.minusSeconds(86_400);

    List<FeedStatus> written =
        outlet.write(List.of(visited(arrival("1", Kind.POST, 2, yesterday))), false, NOON, stamps);

    assertThat(on("posts").getFirst().timestamp()).isEqualTo(NOON.toEpochMilli());
    assertThat(raw(on("posts").getFirst()))
        .isInstanceOfSatisfying(
            Marked.Value.class,
            v -> assertThat(((RawItem) v.value()).dates().firstSeen()).isEqualTo(yesterday));
    assertThat(written.getFirst().recent().get("guid-1"))
        .isEqualTo(new FeedStatus.Seen("1", "print2", yesterday, 2, NOON, List.of(), false));
  }

  @Test
  void marksAllThreeTopicsUpToTheMillisecondBefore() {
    outlet.write(List.of(), true, NOON, stamps);

    for (String topic : List.of("posts", "podcasts", "articles")) {
      ProducerRecord<String, byte[]> mark = on(topic).getFirst();
      assertThat(mark.key()).isEqualTo("mark");
      assertThat(mark.timestamp()).isEqualTo(NOON.toEpochMilli() - 1);
      assertThat(raw(mark)).isEqualTo(new Marked.Mark<>(topic + "-2", NOON.minusMillis(1)));
    }
  }

  @Test
  void saysNothingTwice() {
    outlet.write(List.of(), true, NOON, stamps);
    outlet.write(List.of(), true, NOON, stamps);
    outlet.write(List.of(), false, NOON.plusSeconds(9), stamps);

    assertThat(producer.commitCount()).isEqualTo(1);
  }

  @Test
  void stampsStayAboveWhatAnEarlierOwnerWrote() {
    Stamps later = new Stamps(NOON.toEpochMilli() + 5000, NOON.toEpochMilli() + 7000);

    outlet.write(List.of(visited(arrival("1", Kind.POST, 1, null))), true, NOON, later);

    assertThat(on("posts"))
        .extracting(ProducerRecord::timestamp)
        .containsExactly(NOON.toEpochMilli() + 7001);
  }

  @Test
  void timeNeverGoesBackAndNoMarkPassesAnItemHoweverTheClockRuns() {
    Random random = new Random(4);
    Instant now = NOON;
    for (int i = 0; i < 500; i++) {
      now = now.plusMillis(random.nextInt(20) == 0 ? 3_600_000 : random.nextInt(4) - 1);
      List<Visited> visits =
          random.nextBoolean() ? List.of(visited(arrival("i" + i, Kind.POST, 1, null))) : List.of();
      outlet.write(visits, random.nextBoolean(), now, stamps);
    }

    List<Long> stampsOfPosts = new ArrayList<>();
    long promised = -1;
    for (ProducerRecord<String, byte[]> r : on("posts")) {
      stampsOfPosts.add(r.timestamp());
      if (raw(r) instanceof Marked.Mark<RawItem> mark) {
        promised = mark.upTo().toEpochMilli();
      } else {
        assertThat(r.timestamp()).isGreaterThan(promised);
      }
    }
    assertThat(stampsOfPosts).isSorted();
  }

  @Test
  void leavesNothingBehindWhenAWriteFails() {
    producer.commitTransactionException = new KafkaException("the broker is away");
    List<Visited> visits = List.of(visited(arrival("1", Kind.POST, 1, null)));

    assertThatThrownBy(() -> outlet.write(visits, true, NOON, stamps))
        .hasMessage("the broker is away");
    assertThat(producer.transactionAborted()).isTrue();
    assertThat(producer.history()).isEmpty();
  }

  /// A broker tells a replaced producer so with the first record that it refuses.
  @Test
  void saysThatItWasReplacedHoweverKafkaPutsIt() {
    producer.commitTransactionException = new InvalidProducerEpochException("an old epoch");
    List<Visited> visits = List.of(visited(arrival("1", Kind.POST, 1, null)));

    assertThatThrownBy(() -> outlet.write(visits, true, NOON, stamps))
        .isInstanceOf(ProducerFencedException.class)
        .hasMessageContaining("an old epoch");
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void spreadsFeedsByRegistrableHost() {
    int partitions = 1000;
    int one = HostPartition.of(URI.create("https://www.news.example.co.uk/feed"), partitions);

    assertThat(HostPartition.of(URI.create("http://Blog.Example.co.uk:81/x"), partitions))
        .isEqualTo(one);
    assertThat(HostPartition.registrable(URI.create("http://10.0.0.1/x"))).isEqualTo("10.0.0.1");
    assertThat(HostPartition.registrable(URI.create("http://[::1]/x"))).isEqualTo("[::1]");
    assertThat(HostPartition.registrable(URI.create("http://localhost/x"))).isEqualTo("localhost");
    assertThat(HostPartition.registrable(URI.create("http://a.b.localhost/")))
        .isIn("b.localhost", "a.b.localhost");
  }

  @Test
  void anEntryOfWhichNoRecordCanBeMadeIsSetAsideAndTheOthersOfItsFeedCome() {
    Arrival good = arrival("1", Kind.POST, 1, null);
    Arrival torn = arrival("2", Kind.POST, 1, null);
    Arrival broken =
        new Arrival(
            torn.identity(),
            torn.item(),
            torn.fingerprint(),
            1,
            null,
            List.of(),
            first -> {
              throw new IllegalArgumentException("nested too deeply");
            });

    List<FeedStatus> written = outlet.write(List.of(visited(good, broken)), false, NOON, stamps);

    assertThat(on("posts")).hasSize(1);
    ProducerRecord<String, byte[]> letter = on("dead-letters").getFirst();
    assertThat(letter.key()).isEqualTo("2");
    assertThat(letter.headers().lastHeader("letter.reason").value())
        .asString()
        .isEqualTo("nested too deeply");
    assertThat(letter.headers().lastHeader("letter.room").value()).asString().isEqualTo("ingest");
    assertThat(written.getFirst().recent()).containsKeys("guid-1", "guid-2");
    assertThat(producer.commitCount()).isEqualTo(1);
  }

  @Test
  void aRecordLargerThanTopicsTakeIsSetAside() {
    Arrival small = arrival("1", Kind.POST, 1, null);
    Arrival large =
        new Arrival(
            "guid",
            "large",
            "print",
            1,
            null,
            List.of(),
            first -> {
              RawItem item = small.stamped().apply(first);
              return new RawItem(
                  item.id(),
                  1,
                  Kind.POST,
                  item.origin(),
                  null,
                  null,
                  "title",
                  null,
                  "x".repeat(Cluster.MAX_RECORD),
                  item.dates(),
                  List.of(),
                  List.of(),
                  null,
                  null,
                  List.of(),
                  null,
                  List.of(),
                  List.of(),
                  null,
                  null,
                  null,
                  false);
            });

    outlet.write(List.of(visited(large)), false, NOON, stamps);

    assertThat(on("posts")).isEmpty();
    assertThat(on("dead-letters").getFirst().headers().lastHeader("letter.reason").value())
        .asString()
        .matches("a record of 4,\\d{3},\\d{3} bytes, and 4,177,920 is the most");
    assertThat(on("feed-status")).hasSize(1);
  }
}
