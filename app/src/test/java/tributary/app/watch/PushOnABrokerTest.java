package tributary.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.Push;
import tributary.ingest.Ingest;
import tributary.ingest.IngestConfig;
import tributary.ingest.push.PushConfig;

/// What a hub delivers, on a real broker: thanked for once it is on the log, there once, under the
/// same rules of time as what visits bring, whoever owns the feed.
class PushOnABrokerTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(10);

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
  void thanksForADeliveryOnceItIsOnTheLogAndGoesOnAfterARestart() throws Exception {
    StandingClock clock = new StandingClock(NOON);
    int port = freePort();
    AtomicInteger visits = new AtomicInteger();
    try (Hub hub = new Hub();
        Words words = new Words("tributary.ingest");
        Newsstand stand = new Newsstand(broker.address(), "pushed-", 1)) {
      Paper paper = stand.paper(0);
      offer(hub, paper);
      stand.onAsked(_ -> visits.incrementAndGet());
      Hub.Question question;
      try (Ingest ingest = ingest(stand, clock, "first", port)) {
        Newsstand.await("it rests", ingest::quiet);
        Newsstand.await("it is subscribed", () -> active(stand, paper));
        question = hub.questions().getFirst();
        assertThat(question.meant()).isTrue();
        paper.print();
        assertThat(hub.deliver(question, paper.document())).isEqualTo(200);
        assertThat(stand.log().titles()).isEqualTo(stand.printed()).hasSize(2);
        assertThat(hub.deliver(question, paper.document())).isEqualTo(200);
      }
      try (Ingest ingest = ingest(stand, clock, "first", port)) {
        Newsstand.await("it rests again", ingest::quiet);
        paper.print();
        assertThat(hub.deliver(question, paper.document())).isEqualTo(200);
      }

      assertThat(stand.log().titles()).isEqualTo(stand.printed()).hasSize(3);
      assertThat(stand.log().items()).hasSize(3);
      assertThat(stand.log().faults()).isEmpty();
      assertThat(visits).hasValue(1);
      assertThat(hub.questions()).as("it remembers the first one").hasSize(1);
      assertThat(stand.statuses().toString() + words.said())
          .doesNotContain(question.secret(), question.callback().getPath());
    }
  }

  @Test
  void aNewOwnerSubscribesAtItsOwnAddressAndTheOldOneSendsTheHubAway() throws Exception {
    StandingClock clock = new StandingClock(NOON);
    try (Hub hub = new Hub();
        Newsstand stand = new Newsstand(broker.address(), "handed-", 6)) {
      stand.papers().forEach(paper -> offer(hub, paper));
      try (Ingest one = ingest(stand, clock, "one", freePort())) {
        Newsstand.await("one rests", one::quiet);
        List<Hub.Question> before = hub.questions();
        assertThat(before).hasSize(6).allMatch(Hub.Question::meant);
        try (Ingest two = ingest(stand, clock, "two", freePort())) {
          Newsstand.await("two asks for its share", () -> hub.questions().size() > 6);
          Newsstand.await("both rest", () -> one.quiet() && two.quiet());
          Hub.Question moved = hub.questions().getLast();
          Paper paper = paper(stand, moved.topic());
          Hub.Question old =
              before.stream()
                  .filter(q -> q.topic().equals(moved.topic()))
                  .findFirst()
                  .orElseThrow();
          paper.print();

          assertThat(hub.deliver(old, paper.document())).isEqualTo(410);
          assertThat(hub.deliver(moved, paper.document())).isEqualTo(200);
          assertThat(stand.log().titles()).isEqualTo(stand.printed()).hasSize(7);
        }
      }
      assertThat(stand.log().faults()).isEmpty();
    }
  }

  private static void offer(Hub hub, Paper paper) {
    paper.answerWith(exchange -> {
      exchange.getResponseHeaders().set("Link", hub.link(paper.feed().url()));
      Paper.send(exchange, 200, "application/rss+xml", paper.document());
    });
  }

  private static Ingest ingest(Newsstand stand, StandingClock clock, String instance, int port) {
    IngestConfig polled = Member.config(INTERVAL);
    URI here = URI.create("http://127.0.0.1:" + port);
    IngestConfig config =
        new IngestConfig(
            polled.workers(),
            polled.markEvery(),
            polled.cadence(),
            polled.fetch(),
            new PushConfig(here, port, "127.0.0.1", null));
    Ingest ingest = new Ingest(stand.cluster(), config, folder.resolve(instance), clock, instance);
    ingest.start();
    return ingest;
  }

  private static boolean active(Newsstand stand, Paper paper) {
    FeedStatus status = stand.statuses().get(paper.feed().id());
    return status != null && status.push() != null && status.push().state() == Push.State.ACTIVE;
  }

  private static Paper paper(Newsstand stand, String topic) {
    return stand.papers().stream()
        .filter(paper -> paper.feed().url().toString().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  private static int freePort() throws IOException {
    try (ServerSocket once = new ServerSocket(0)) {
      return once.getLocalPort();
    }
  }
}
