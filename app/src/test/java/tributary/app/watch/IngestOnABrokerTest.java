package tributary.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.trial.RawLog;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.ingest.Health;
import tributary.ingest.Ingest;
import tributary.ingest.outlet.Ledger;
import tributary.ingest.outlet.Outlet;
import tributary.ingest.outlet.Stamps;

/// The promises of docs/time.md for the raw topics, on a real broker: nothing lost, nothing twice,
/// time that never goes back, whatever becomes of the instances.
class IngestOnABrokerTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(10);
  private static final long SEED = 20261109;
  private static final int KILLS = 5;

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
  void losesAndRepeatsNothingWhenItIsKilledInTheMiddleOfVisits() throws Exception {
    Random chance = new Random(SEED);
    try (Newsstand stand = new Newsstand(broker.address(), "killed-", 9)) {
      for (int i = 0; i < KILLS; i++) {
        runAndKill(stand, 20 + chance.nextInt(150), i % 2 == 0 ? 0 : -5000);
      }
      stand.onAsked(_ -> {});
      StandingClock clock = new StandingClock(Instant.now().plus(INTERVAL));
      try (Ingest last = ingest(stand.cluster(), clock, "killed")) {
        Newsstand.await("the last run rests", last::quiet);
      }

      RawLog log = stand.log(); // a second edit within a day waits: only keys are compared
      assertThat(log.faults()).isEmpty();
      assertThat(log.titles()).hasSizeGreaterThan(50).containsOnlyKeys(stand.printed().keySet());
      assertThat(log.items()).anyMatch(item -> item.version() > 1);
    }
  }

  @Test
  void handsPartitionsOverToWhoJoinsAndTakesThemBackFromWhoLeaves() {
    StandingClock clock = new StandingClock(NOON);
    Set<String> byOne = ConcurrentHashMap.newKeySet();
    Set<String> byTwo = ConcurrentHashMap.newKeySet();
    try (Newsstand stand = new Newsstand(broker.address(), "shared-", 6)) {
      try (Ingest one = ingest(stand.cluster(), clock, "one")) {
        one.onVisit(visit -> byOne.add(visit.feed()));
        Newsstand.await("one rests", one::quiet);
        try (Ingest two = ingest(stand.cluster(), clock, "two")) {
          two.onVisit(visit -> byTwo.add(visit.feed()));
          Newsstand.await(
              "two visits",
              () -> {
                nextRound(stand, clock);
                return !byTwo.isEmpty();
              });
          Newsstand.await("both rest", () -> one.quiet() && two.quiet());
          byOne.clear();
          byTwo.clear();
          nextRound(stand, clock);
          Newsstand.await("both rest", () -> one.quiet() && two.quiet());
          assertThat(byOne)
              .isNotEmpty()
              .doesNotContainAnyElementsOf(byTwo)
              .hasSize(6 - byTwo.size());
          assertThat(byTwo).isNotEmpty();
        }
        byOne.clear();
        nextRound(stand, clock);
        Newsstand.await("one rests", one::quiet);
        assertThat(byOne).hasSize(6);
      }
      assertThat(stand.log().faults()).isEmpty();
      assertThat(stand.arrived()).isTrue();
    }
  }

  @Test
  void givesUpWhenFencedWritesNothingMoreThatWayAndComesBack() throws Exception {
    StandingClock clock = new StandingClock(NOON);
    AtomicInteger requests = new AtomicInteger();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch replaced = new CountDownLatch(1);
    try (Newsstand stand = new Newsstand(broker.address(), "fenced-", 1);
        Words words = new Words("tributary.ingest")) {
      stand.onAsked(_ -> {
        requests.incrementAndGet();
        asked.countDown();
        Newsstand.await(replaced);
      });
      Instant ahead = NOON.plusSeconds(60);
      try (Ingest old = ingest(stand.cluster(), clock, "old")) {
        Newsstand.await(asked);
        replace(stand.cluster(), ahead);
        replaced.countDown();
        Newsstand.await("it has come back", () -> requests.get() > 1);
        Newsstand.await("it rests", old::quiet);
        assertThat(old.health()).isEqualTo(new Health.Running());
        // A broker that has ended the transaction, and not yet heard of the next writer, says that
        // the state is invalid, which tells nobody why.
        String invalid = "attempted a transactional operation in an invalid state.";
        assertThat(words.said())
            .anyMatch(line ->
                line.equals("partition 0 was taken over by another instance")
                    || line.endsWith(invalid))
            .noneMatch(line -> line.contains("let it down") && !line.endsWith(invalid));
      }

      RawLog log = stand.log();
      assertThat(log.faults()).isEmpty();
      assertThat(log.titles()).isEqualTo(stand.printed());
      assertThat(log.items()).extracting(item -> item.dates().firstSeen()).containsExactly(ahead);
    }
  }

  @Test
  void whoSleptThroughItsReplacementWritesNothingMoreAndStaysWell() throws Exception {
    StandingClock clock = new StandingClock(Instant.now().plus(INTERVAL));
    try (Newsstand stand = new Newsstand(broker.address(), "frozen-", 6);
        Group group = new Group(stand.cluster());
        Member old =
            Member.start(stand.cluster(), "old", Duration.ZERO, folder.resolve("frozen.log"))) {
      freezeInTheMiddleOfVisits(old, stand);
      group.dismiss("old");
      try (Ingest next = ingest(stand.cluster(), clock, "next")) {
        Newsstand.await("the next owner rests", () -> stand.arrived() && next.quiet());
        old.thaw();
        Newsstand.await("the old owner has its share again", () -> group.shares("old"));
        assertThat(old.end())
            .contains(new Health.Running() + System.lineSeparator())
            .doesNotContain("let it down");

        assertThat(stand.statuses().values())
            .extracting(FeedStatus::lastVisit)
            .containsOnly(clock.instant());
        stand.print();
        clock.forward(INTERVAL.multipliedBy(2)); // a wait may be a little longer than it says
        Newsstand.await("the next owner goes on", () -> stand.arrived() && next.quiet());
      }
      assertThat(stand.log().faults()).isEmpty();
    }
  }

  @Test
  void aChangedEntryIsASecondVersionOfTheSameItem() {
    StandingClock clock = new StandingClock(NOON);
    try (Newsstand stand = new Newsstand(broker.address(), "changed-", 2);
        Ingest ingest = ingest(stand.cluster(), clock, "ingest")) {
      Newsstand.await("it rests", ingest::quiet);
      stand.paper(1).revise();
      clock.forward(INTERVAL.multipliedBy(2)); // a wait may be a little longer than it says
      Newsstand.await("it rests", ingest::quiet);

      RawLog log = stand.log();
      List<RawItem> versions =
          log.items().stream().filter(item -> item.kind() == Kind.PODCAST).toList();
      assertThat(versions).extracting(RawItem::version).containsExactly(1, 2);
      assertThat(versions).extracting(RawItem::id).containsOnly(versions.getFirst().id());
      assertThat(versions).extracting(item -> item.dates().firstSeen()).containsOnly(NOON);
      assertThat(log.items()).hasSize(3);
      assertThat(log.titles()).isEqualTo(stand.printed());
      assertThat(log.faults()).isEmpty();
      assertThat(log.marked()).isEqualTo(clock.instant().minusMillis(1));
    }
  }

  @Test
  void badFeedsAreToldInSentencesAndTheGoodOnesGoOn() throws Exception {
    StandingClock clock = new StandingClock(NOON);
    try (Newsstand stand = new Newsstand(broker.address(), "bad-", 6)) {
      Feed dead = deadHost();
      stand.follow(List.of(dead));
      stand.spoilFour();
      try (Ingest ingest = ingest(stand.cluster(), clock, "ingest")) {
        Newsstand.await("it rests", ingest::quiet);
        stand.print();
        clock.forward(INTERVAL.multipliedBy(2)); // a wait may be a little longer than it says
        Newsstand.await("it rests", ingest::quiet);
        assertThat(ingest.health()).isEqualTo(new Health.Running());
      }

      Map<String, FeedStatus> statuses = stand.statuses();
      assertBad(statuses.get(dead.id()), Outcome.UNREACHABLE);
      assertBad(statuses.get(stand.paper(0).feed().id()), Outcome.REFUSED);
      assertBad(statuses.get(stand.paper(1).feed().id()), Outcome.UNREADABLE);
      assertBad(statuses.get(stand.paper(2).feed().id()), Outcome.UNREADABLE);
      assertBad(statuses.get(stand.paper(3).feed().id()), Outcome.FRESH);
      Map<String, String> titles = stand.log().titles();
      assertThat(titles)
          .containsAllEntriesOf(stand.paper(4).printed())
          .containsAllEntriesOf(stand.paper(5).printed())
          .containsKey("paper-3-entry-001")
          .doesNotContainKey("paper-3-entry-009");
      assertThat(stand.log().faults()).isEmpty();
    }
  }

  private static Ingest ingest(Cluster cluster, StandingClock clock, String instance) {
    Ingest ingest = new Ingest(cluster, Member.config(INTERVAL), folder, clock, instance);
    ingest.start();
    return ingest;
  }

  /// Runs it over papers that grow with every request, until it has made so many of them.
  ///
  /// @param aheadMillis of its clock; one that is behind meets stamps from its own future
  private static void runAndKill(Newsstand stand, int requests, long aheadMillis) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Member member =
        Member.start(
            stand.cluster(),
            "killed",
            Duration.ofMillis(aheadMillis),
            folder.resolve("killed.log"))) {
      stand.onAsked(paper -> {
        int number = asked.incrementAndGet();
        paper.grow(number);
        if (number == requests) {
          member.kill();
        }
      });
      member.awaitEnd();
    }
    assertThat(asked).as("requests before it ended").hasValueGreaterThanOrEqualTo(requests);
  }

  /// A new entry in every paper; waits until all are committed.
  private static void nextRound(Newsstand stand, StandingClock clock) {
    stand.print();
    clock.forward(INTERVAL.multipliedBy(2)); // a wait may be a little longer than it says
    Newsstand.await("what was printed arrives", stand::arrived);
  }

  /// Takes partition 0 over as another instance would, with a clock that is ahead.
  private static void replace(Cluster cluster, Instant ahead) {
    try (Outlet next = Outlet.fencing(cluster, 0);
        Ledger ledger = Ledger.open(cluster, 0)) {
      Stamps stamps = ledger.stamps();
      next.write(List.of(), true, ahead, stamps);
    }
  }

  /// When it thaws, every visit has its answer.
  private static void freezeInTheMiddleOfVisits(Member member, Newsstand stand) throws Exception {
    CountDownLatch asked = new CountDownLatch(stand.papers().size());
    CountDownLatch frozen = new CountDownLatch(1);
    stand.onAsked(_ -> {
      asked.countDown();
      Newsstand.await(frozen);
    });
    Newsstand.await(asked); // one visit of each paper is out
    member.freeze();
    frozen.countDown();
  }

  private static Feed deadHost() throws IOException {
    try (ServerSocket once = new ServerSocket(0)) {
      return Feed.at(URI.create("http://127.0.0.1:" + once.getLocalPort() + "/1/feed.xml"));
    }
  }

  private static void assertBad(FeedStatus status, Outcome outcome) {
    assertThat(status.outcome()).isEqualTo(outcome);
    assertThat(status.lastVisit()).isNotNull();
    assertThat(status.problem())
        .matches("[A-Z][^\\n]{15,200}\\.")
        .doesNotContainPattern("[a-z]\\.[A-Za-z]|[a-z][A-Z]|Exception|Error|\\tat |null|[$@{}]");
  }
}
