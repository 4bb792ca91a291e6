package tributary.publish.email;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.email.Mailroom.NOW;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.digest.Delivery;
import tributary.events.digest.Subscriber;
import tributary.publish.email.ScriptedServer.Mail;
import tributary.publish.email.ScriptedServer.Script;
import tributary.publish.email.ScriptedServer.Step;

/// Servers as they are met: none of them holds up anybody's mail but the one that it spoils, and
/// nobody gets it twice.
class BadServersTest {
  private static final String FIRST = "reader0@readers.example";

  private final Mailroom room = new Mailroom(Uncertain.HOLD);

  @Test
  void handsOverSeveralAtOnceAndWritesThatDownTogether() throws Exception {
    CyclicBarrier four = new CyclicBarrier(4);
    AtomicInteger commits = new AtomicInteger();
    room.onWrite(
        lines -> lines,
        lines -> {
          commits.incrementAndGet();
          return lines;
        });
    Script together =
        moment -> {
          if (moment.step() == Step.TEXT) {
            await(four);
          }
          return null;
        };

    List<Delivery> lines = deliver(together, Mailroom.readers(40), 4);

    assertThat(lines).extracting(Delivery::state).containsOnly(Delivery.State.SENT);
    assertThat(commits).as("commits for 120 lines").hasValueLessThan(100);
  }

  @Test
  void givesNothingToAServerThatDoesNotEncryptWhereThatIsWanted() throws Exception {
    List<String> steps = new CopyOnWriteArrayList<>();
    Script plain =
        moment -> {
          steps.add(moment.step().name());
          return null;
        };
    try (ScriptedServer server = new ScriptedServer(plain)) {
      Smtp.Server wanted =
          new Smtp.Server("127.0.0.1", server.port(), "me", "secret", true, Duration.ofSeconds(5));
      Smtp smtp = new Smtp(wanted, Mailroom.SENDER, 1);

      List<Delivery> lines = room.deliver(smtp, Mailroom.readers(2), Mailroom.NOW, () -> false);

      assertThat(steps).containsOnly("GREETING");
      assertThat(lines).extracting(Delivery::state).doesNotContain(Delivery.State.SENT);
      assertThat(room.unusable()).isEmpty();
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new IllegalStateException("they do not come together", e);
    }
  }

  @Test
  void leavesTheConnectionOpenFromOneMailToTheNext() throws Exception {
    try (ScriptedServer server = ScriptedServer.friendly()) {
      room.deliver(Mailroom.smtp(server.port(), 2), Mailroom.readers(30), NOW, () -> false);

      assertThat(server.mails()).hasSize(30);
      assertThat(server.connections()).isLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
  void putsOffOneMailWhenTheServerHangsAndSendsTheOthers(Step step) throws Exception {
    AtomicInteger hung = new AtomicInteger();
    Script hangsOnce =
        moment -> moment.step() == step && hung.getAndIncrement() == 0 ? ScriptedServer.HANG : null;

    List<Delivery> lines = deliver(hangsOnce, Mailroom.readers(20), 2);

    assertThat(lines).filteredOn(line -> line.state() == Delivery.State.DEFERRED).hasSize(1);
    assertThat(lines).filteredOn(line -> line.state() == Delivery.State.SENT).hasSize(19);
  }

  @Test
  void goesOnPastEveryThirdThatIsRefused() throws Exception {
    Script refuses =
        moment ->
            moment.step() == Step.RCPT && number(moment.receiver()) % 3 == 0
                ? "550 5.1.1 " + moment.receiver().split("@")[0] + " is unknown here"
                : null;

    List<Delivery> lines = deliver(refuses, Mailroom.readers(30), 3);

    assertThat(lines).filteredOn(line -> line.state() == Delivery.State.SENT).hasSize(20);
    assertThat(lines)
        .filteredOn(line -> line.state() == Delivery.State.REFUSED)
        .hasSize(10)
        .allSatisfy(line -> assertThat(line.reply()).contains("5.1.1").doesNotContain("reader"));
    assertThat(room.unusable()).hasSize(10);
  }

  private static int number(String receiver) {
    return Integer.parseInt(receiver.replaceAll("\\D", ""));
  }

  @Test
  void holdsTheMailAfterWhoseTextTheServerHangsUp() throws Exception {
    Script drops =
        moment ->
            moment.step() == Step.TEXT && moment.receiver().equals(FIRST)
                ? ScriptedServer.DROP
                : null;

    List<Delivery> lines = deliver(drops, Mailroom.readers(10), 2);

    assertThat(lines.getFirst().state()).isEqualTo(Delivery.State.HELD);
    assertThat(lines.subList(1, 10)).extracting(Delivery::state).containsOnly(Delivery.State.SENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"421 4.3.2 closing for the day", ScriptedServer.DROP})
  void goesOnOverANewConnectionWhenTheServerClosesAfterThreeMails(String goodbye) throws Exception {
    Script closes = moment -> moment.step() == Step.MAIL && moment.mail() == 3 ? goodbye : null;

    try (ScriptedServer server = new ScriptedServer(closes)) {
      List<Delivery> lines =
          room.deliver(Mailroom.smtp(server.port(), 2), Mailroom.readers(20), NOW, () -> false);

      assertThat(lines).extracting(Delivery::state).containsOnly(Delivery.State.SENT);
      assertThat(server.mails()).extracting(Mail::receiver).doesNotHaveDuplicates().hasSize(20);
      assertThat(server.connections()).isGreaterThanOrEqualTo(6);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"550 5.7.1 not for you", "530 5.7.0 log in first", "421 4.3.2 full"})
  void marksNobodyAndDoesNotGoThroughTheListWhenTheServerTakesNoMailAtAll(String answer)
      throws Exception {
    Script refuses = moment -> moment.step() == Step.MAIL ? answer : null;
    try (ScriptedServer server = new ScriptedServer(refuses);
        Mailing mailing = room.mailing(Mailroom.smtp(server.port(), 2), NOW)) {

      List<Delivery> lines = mailing.deliver(room.letter(), Mailroom.readers(50), () -> false);

      assertThat(lines).extracting(Delivery::state).doesNotContain(Delivery.State.REFUSED);
      assertThat(lines).filteredOn(line -> line.state() == Delivery.State.DEFERRED).hasSize(2);
      assertThat(room.unusable()).isEmpty();
      assertThat(mailing.trouble()).contains(answer);
    }
  }

  @Test
  void believesNothingBadOfAnAddressAsLongAsTheServerHasTakenNoMail() throws Exception {
    Script refuses = moment -> moment.step() == Step.RCPT ? "550 no" : null;

    List<Delivery> lines = deliver(refuses, Mailroom.readers(5), 1);

    assertThat(lines).extracting(Delivery::state).containsOnly(Delivery.State.REFUSED);
    assertThat(room.unusable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"550 5.7.1 your host is not liked", "552 5.2.2 mailbox is full"})
  void blamesNoAddressForWhatIsNotItsFault(String answer) throws Exception {
    Script refuses =
        moment -> moment.step() == Step.RCPT && moment.receiver().equals(FIRST) ? answer : null;

    deliver(refuses, Mailroom.readers(3), 1);

    assertThat(room.unusable()).isEmpty();
  }

  @Test
  void keepsWhatIsOnItsWayWhenItIsTimeToGoAndHoldsItAtTheNextStart() throws Exception {
    Script hangs = moment -> moment.step() == Step.TEXT ? ScriptedServer.HANG : null;
    try (ScriptedServer server = new ScriptedServer(hangs)) {
      room.deliver(Mailroom.smtp(server.port(), 2), Mailroom.readers(9), NOW, server::hangs);
    }
    int onTheirWay = room.ledger().count(Delivery.State.DATA);
    assertThat(onTheirWay).isBetween(1, 2);

    try (ScriptedServer server = ScriptedServer.friendly()) {
      List<Delivery> lines =
          room.deliver(Mailroom.smtp(server.port(), 2), Mailroom.readers(9), NOW, () -> false);

      assertThat(lines).filteredOn(line -> line.state() == Delivery.State.HELD).hasSize(onTheirWay);
      assertThat(server.mails()).hasSize(9 - onTheirWay);
    }
  }

  @Test
  void waitsForNoServerWhereNobodyWaitsForTheMail() throws Exception {
    Script hangs = moment -> moment.step() == Step.TEXT ? ScriptedServer.HANG : null;
    List<Subscriber> all = Mailroom.readers(40);
    try (ScriptedServer server = new ScriptedServer(hangs);
        Mailing mailing = room.mailing(Mailroom.smtp(server.port(), 1), NOW)) {
      boolean full = false;
      for (Subscriber one : all) {
        full = full || !mailing.post(room.letter(), one, () -> false);
      }
      assertThat(full).as("the crew has its hands full").isTrue();
      assertThat(room.ledger().count(Delivery.State.CLAIMED)).isLessThan(all.size());

      server.goOn();
      while (mailing.busy()) {
        mailing.begin();
      }

      assertThat(server.mails()).isNotEmpty();
      assertThat(room.ledger().count(Delivery.State.DATA)).isZero();
    }
  }

  @Test
  void triesAgainTheSameMailUnderTheSameDate() throws Exception {
    List<Subscriber> one = Mailroom.readers(1);
    deliver(moment -> moment.step() == Step.RCPT ? "451 4.7.1 greylisted" : null, one, 1);

    try (ScriptedServer server = ScriptedServer.friendly()) {
      Smtp smtp = Mailroom.smtp(server.port(), 1);
      room.deliver(smtp, one, NOW.plusSeconds(59), () -> false);
      assertThat(server.mails()).isEmpty();
      room.deliver(smtp, one, NOW.plus(Duration.ofHours(5)), () -> false);

      Mail mail = server.mails().getFirst();
      assertThat(mail.messageId())
          .isEqualTo(Mailroom.SENDER.messageId(room.letter().edition(), one.getFirst()));
      assertThat(mail.date()).startsWith("Mon, 16 Nov 2026 06:01:00");
    }
  }

  private List<Delivery> deliver(Script script, List<Subscriber> to, int connections)
      throws IOException {
    try (ScriptedServer server = new ScriptedServer(script)) {
      return room.deliver(Mailroom.smtp(server.port(), connections), to, NOW, () -> false);
    }
  }
}
