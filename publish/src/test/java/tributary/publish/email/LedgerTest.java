package tributary.publish.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tributary.events.digest.Delivery;
import tributary.events.digest.Delivery.State;
import tributary.events.digest.Subscriber;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-11-16T06:01:00Z");
  private static final String EDITION = "weekly-2026-W46";

  private final Ledger ledger = new Ledger();

  @Test
  void triesLongerAndLongerAndGivesUpOnRecordAfterTwoDays() {
    List<Duration> tried = new ArrayList<>();
    Instant now = NOW;
    Delivery line = ledger.claim(EDITION, "a", "<m@h>", now);
    while (line.state() != State.REFUSED) {
      tried.add(Duration.between(NOW, now));
      line = Ledger.answered(line, new Answer.Deferred("not now", false), Uncertain.HOLD, now);
      ledger.put(line);
      if (line.state() == State.DEFERRED) {
        assertThat(ledger.due(EDITION, "a", Ledger.again(line).minusMillis(1))).isFalse();
        now = Ledger.again(line);
        line = ledger.claim(EDITION, "a", "<other@h>", now);
      }
    }

    assertThat(tried)
        .startsWith(
            Duration.ZERO,
            Duration.ofMinutes(1),
            Duration.ofMinutes(6),
            Duration.ofMinutes(36),
            Duration.ofMinutes(156),
            Duration.ofMinutes(516))
        .endsWith(Duration.ofDays(2));
    assertThat(line.reply()).isEqualTo("given up after 13 attempts in 48 hours: not now");
    assertThat(line.messageId()).isEqualTo("<m@h>");
    assertThat(line.first()).isEqualTo(NOW);
  }

  @Test
  void doesNotGiveUpAfterTwoDaysInWhichItHardlyTried() {
    Delivery line = ledger.claim(EDITION, "a", "<m@h>", NOW);

    Delivery later =
        Ledger.answered(
            line,
            new Answer.Deferred("not now", false),
            Uncertain.HOLD,
            NOW.plus(Duration.ofDays(3)));

    assertThat(later.state()).isEqualTo(State.DEFERRED);
    assertThat(Ledger.again(later)).isEqualTo(later.at().plus(Duration.ofMinutes(1)));
  }

  @Test
  void sendsAgainWhatIsHeldOnceForEachInstruction() {
    put("a", State.HELD, NOW);
    put("b", State.SENT, NOW);
    put("c", State.REFUSED, NOW);
    Instant wished = NOW.plusSeconds(60);

    List<Delivery> lines = ledger.resent(EDITION, wished, NOW.plusSeconds(90));

    assertThat(lines).extracting(Delivery::subscriber).containsExactly("a");
    assertThat(lines.getFirst().state()).isEqualTo(State.CLAIMED);
    assertThat(lines.getFirst().attempt()).isEqualTo(2);
    assertThat(lines.getFirst().first()).isEqualTo(NOW);
    ledger.put(lines.getFirst());
    put("a", State.HELD, NOW.plusSeconds(100));
    assertThat(ledger.resent(EDITION, wished, NOW.plusSeconds(200)))
        .as("the same instruction, read again at the next start")
        .isEmpty();
  }

  @Test
  void doesNothingTwiceEvenIfTheOperatorsClockIsAhead() {
    put("a", State.HELD, NOW);
    Instant wished = NOW.plus(Duration.ofHours(1));

    ledger.resent(EDITION, wished, NOW.plusSeconds(1)).forEach(ledger::put);
    Delivery claimed = ledger.claim(EDITION, "a", "<m@h>", NOW.plusSeconds(2));
    Answer lost = new Answer.Lost("hung up");
    ledger.put(Ledger.answered(claimed, lost, Uncertain.HOLD, NOW.plusSeconds(3)));

    assertThat(ledger.count(State.HELD)).isEqualTo(1);
    assertThat(ledger.resent(EDITION, wished, NOW.plusSeconds(4))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"HELD", "REFUSED"})
  void sendsAgainASingleDeliveryThatIsHeldOrRefused(State state) {
    put("a", state, NOW);

    assertThat(ledger.resent(EDITION + "|a", NOW.plusSeconds(1), NOW)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"SENT", "CLAIMED", "DATA", "DEFERRED"})
  void neverSendsAgainWhatHasArrivedOrIsOnItsWay(State state) {
    put("a", state, NOW);

    assertThat(ledger.resent(EDITION + "|a", NOW.plusSeconds(1), NOW)).isEmpty();
    assertThat(ledger.arrived(EDITION + "|a", NOW.plusSeconds(1), NOW)).isEmpty();
  }

  @Test
  void takesAnOperatorsWordThatItArrived() {
    put("a", State.HELD, NOW);

    Delivery line = ledger.arrived(EDITION, NOW.plusSeconds(1), NOW.plusSeconds(2)).getFirst();

    assertThat(line.state()).isEqualTo(State.SENT);
    assertThat(line.reply()).isEqualTo("arrived, as an operator says");
  }

  @Test
  void knowsWhichEditionsAreStillOnTheirWay() {
    put("a", State.SENT, NOW);
    assertThat(ledger.open(EDITION)).isFalse();

    put("b", State.DEFERRED, NOW);
    assertThat(ledger.open(EDITION)).isTrue();
    assertThat(ledger.open(EDITION, "b")).isTrue();

    put("b", State.SENT, NOW);
    assertThat(ledger.open(EDITION)).isFalse();
  }

  private void put(String subscriber, State state, Instant at) {
    ledger.put(new Delivery(EDITION, subscriber, state, "<m@h>", 1, NOW, "said", at));
  }

  @Test
  void keepsAYearOfWhatWasSentInFewBytesAndStillKnowsWhoHasWhat() {
    Ledger ledger = new Ledger();
    Sender sender = Sender.parse("Tributary <brief@river.example>");
    List<Subscriber> readers = Mailroom.readers(50);
    Instant begin = Instant.parse("2026-01-05T06:00:00.123Z");
    for (int week = 1; week <= 52; week++) {
      String edition = "weekly-2026-W" + week;
      Instant at = begin.plus(Duration.ofDays(7L * week));
      for (Subscriber reader : readers) {
        String message = sender.messageId(edition, reader);
        boolean held = reader.id().equals("0007") && week == 3;
        ledger.put(new Delivery(edition, reader.id(), State.CLAIMED, message, 1, at, null, at));
        ledger.put(
            new Delivery(
                edition,
                reader.id(),
                held ? State.HELD : State.SENT,
                message,
                2,
                at,
                "accepted by mail.example: 250 ok",
                at));
      }
    }
    assertThat(ledger.count(State.SENT)).isEqualTo(52 * 50 - 1);
    assertThat(ledger.count(State.HELD)).isEqualTo(1);
    for (Subscriber reader : readers) {
      assertThat(ledger.due("weekly-2026-W1", reader.id(), begin.plus(Duration.ofDays(400))))
          .isFalse();
    }
    assertThat(ledger.due("weekly-2026-W1", "new", begin)).isTrue();
    Delivery old = ledger.line("weekly-2026-W1", "0005");
    assertThat(old.messageId()).isEqualTo(sender.messageId("weekly-2026-W1", readers.get(5)));
    assertThat(old.attempt()).isEqualTo(2);
    assertThat(old.at()).isEqualTo(Instant.parse("2026-01-12T06:00:00Z"));
    assertThat(old.first()).isEqualTo(old.at());
    assertThat(old.reply()).as("the words are gone").isNull();
    assertThat(ledger.line("weekly-2026-W52", "0005").reply()).startsWith("accepted by");
    assertThat(ledger.named(old.messageId())).contains(old);
    assertThat(ledger.named("<0123456789abcdef@river.example>")).isEmpty();
    assertThat(ledger.resent("weekly-2026-W3", begin.plus(Duration.ofDays(400)), begin)).hasSize(1);

    ledger.put(Ledger.returned(old, true, "no such mailbox", begin));
    assertThat(ledger.line("weekly-2026-W1", "0005").state()).isEqualTo(State.REFUSED);
    assertThat(ledger.named(old.messageId()).orElseThrow().reply())
        .isEqualTo("came back: no such mailbox");
    assertThat(ledger.count(State.REFUSED)).isEqualTo(1);
    ledger.put(old);
    assertThat(ledger.line("weekly-2026-W1", "0005")).isEqualTo(old);
    assertThat(ledger.count(State.SENT)).isEqualTo(52 * 50 - 1);
  }
}
