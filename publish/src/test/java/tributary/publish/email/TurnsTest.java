package tributary.publish.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Delivery;
import tributary.events.digest.Subscriber;
import tributary.publish.SampleWeek;

class TurnsTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong();

  @Test
  void givesOneDomainNoMoreAtOnceThanItIsToGetAndPassesOverItForOthers() {
    Turns turns = turns(null, 2, null);
    Deque<Subscriber> pending =
        readers("a.example", "a.example", "A.example", "b.example", "a.example");

    assertThat(domains(turns.take(pending, 10, domain -> 0)))
        .containsExactly("a.example", "a.example", "b.example");
    assertThat(pending).hasSize(2);
    assertThat(turns.take(pending, 10, domain -> 2)).isEmpty();
    assertThat(turns.take(pending, 10, domain -> 1)).hasSize(1);
  }

  @Test
  void givesOneDomainNoMoreInAMinuteThanItIsToGet() {
    Turns turns = turns(null, null, 60);
    Deque<Subscriber> pending = readers("a.example", "a.example", "a.example", "b.example");

    assertThat(domains(turns.take(pending, 10, domain -> 0)))
        .containsExactly("a.example", "b.example");
    now.addAndGet(SECOND / 2);
    assertThat(turns.take(pending, 10, domain -> 0)).isEmpty();
    now.addAndGet(SECOND / 2);
    assertThat(turns.take(pending, 10, domain -> 0)).hasSize(1);
  }

  @Test
  void losesNothingOfADomainsPaceWhileTheWholeWaits() {
    Turns turns = turns(60, null, 60);
    Deque<Subscriber> pending = readers("a.example", "b.example");

    assertThat(domains(turns.take(pending, 10, domain -> 0))).containsExactly("a.example");
    assertThat(turns.take(pending, 10, domain -> 0)).isEmpty();
    now.addAndGet(SECOND);
    assertThat(domains(turns.take(pending, 10, domain -> 0))).containsExactly("b.example");
  }

  @Test
  void refusesNonsenseByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Terms(Uncertain.HOLD, null, 0, null))
        .withMessage("domainConnections: 1 to 50, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Terms(Uncertain.HOLD, null, null, 1_000_001))
        .withMessage("domainPerMinute: 1 to 1000000, not 1000001");
  }

  /// Over real connections: the server counts how many mails to each domain it has in hand.
  @Test
  void keepsToItOverRealConnectionsAndStillSendsToEverybody() throws IOException {
    Map<String, AtomicInteger> inHand = new ConcurrentHashMap<>();
    Map<String, Integer> most = new ConcurrentHashMap<>();
    ScriptedServer.Script counting =
        moment -> {
          if (moment.receiver() != null) {
            String domain = Turns.domain(moment.receiver().replaceAll("[<>]", ""));
            AtomicInteger count = inHand.computeIfAbsent(domain, name -> new AtomicInteger());
            switch (moment.step()) {
              case RCPT -> most.merge(domain, count.incrementAndGet(), Math::max);
              case TEXT -> count.decrementAndGet();
              case GREETING, MAIL, DATA -> {}
            }
          }
          return null;
        };
    List<Subscriber> to = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      to.add(reader(i, i % 3 == 0 ? "small.example" : "large.example"));
    }
    try (ScriptedServer server = new ScriptedServer(counting);
        Mailing mailing =
            new Mailing(
                Mailroom.smtp(server.port(), 8),
                Mailroom.SENDER,
                new Ledger(),
                new Mailroom(Uncertain.HOLD),
                new Terms(Uncertain.HOLD, null, 2, null),
                Clock.fixed(Mailroom.NOW, ZoneOffset.UTC))) {
      Letter letter = new Letters(null).write(SampleWeek.digest());
      List<Delivery> lines = mailing.deliver(letter, to, () -> false);
      while (mailing.busy()) {
        mailing.begin();
        lines = mailing.deliver(letter, to, () -> false);
      }

      assertThat(lines).hasSize(60).allMatch(line -> line.state() == Delivery.State.SENT);
      assertThat(server.mails()).hasSize(60);
      assertThat(most).hasSize(2);
      assertThat(most.values()).allMatch(count -> count <= 2);
    }
  }

  private Turns turns(
      @Nullable Integer perMinute, @Nullable Integer atOnce, @Nullable Integer domainPerMinute) {
    return new Turns(new Terms(Uncertain.HOLD, perMinute, atOnce, domainPerMinute), now::get);
  }

  private static Deque<Subscriber> readers(String... domains) {
    Deque<Subscriber> readers = new ArrayDeque<>();
    for (String domain : domains) {
      readers.add(reader(readers.size(), domain));
    }
    return readers;
  }

  private static Subscriber reader(int number, String domain) {
    return new Subscriber(
        "%04x".formatted(number), "reader" + number + "@" + domain, List.of("weekly"), List.of());
  }

  private static List<String> domains(List<Subscriber> subscribers) {
    return subscribers.stream().map(one -> Turns.domain(one.address())).toList();
  }
}
