package tributary.publish.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.events.digest.Delivery;
import tributary.events.digest.Subscriber;
import tributary.publish.email.Mailroom.Killed;
import tributary.publish.email.ScriptedServer.Step;

/// A publisher that dies at each point of a mail's way, and the one that comes after it: how often
/// the mail arrived in the end, and whether it is held for a person to decide.
class KillPointsTest {
  private static final List<Subscriber> ONE = Mailroom.readers(1);
  private static final Duration LATER = Duration.ofMinutes(3);

  /// Where it dies.
  enum Point {
    BEFORE_THE_CLAIM,
    AFTER_THE_CLAIM,
    AFTER_THE_RECEIVER,
    AFTER_DATA_IS_WRITTEN,
    AFTER_THE_TEXT,
    AFTER_THE_ANSWER,
    AFTER_SENT_IS_WRITTEN
  }

  @ParameterizedTest
  @CsvSource({
    "BEFORE_THE_CLAIM,      HOLD,   1, 0",
    "AFTER_THE_CLAIM,       HOLD,   1, 0",
    "AFTER_THE_RECEIVER,    HOLD,   1, 0",
    "AFTER_DATA_IS_WRITTEN, HOLD,   0, 1",
    "AFTER_THE_TEXT,        HOLD,   1, 1",
    "AFTER_THE_ANSWER,      HOLD,   1, 1",
    "AFTER_SENT_IS_WRITTEN, HOLD,   1, 0",
    "BEFORE_THE_CLAIM,      RESEND, 1, 0",
    "AFTER_THE_CLAIM,       RESEND, 1, 0",
    "AFTER_THE_RECEIVER,    RESEND, 1, 0",
    "AFTER_DATA_IS_WRITTEN, RESEND, 1, 0",
    "AFTER_THE_TEXT,        RESEND, 2, 0",
    "AFTER_THE_ANSWER,      RESEND, 2, 0",
    "AFTER_SENT_IS_WRITTEN, RESEND, 1, 0"
  })
  void arrivesOnceUnlessItWasUncertain(Point point, Uncertain uncertain, int arrived, int held)
      throws Exception {
    Mailroom room = new Mailroom(uncertain);
    try (ScriptedServer server = new ScriptedServer(hangingAt(point))) {
      dieAt(point, room, server);

      room.onWrite(lines -> lines, lines -> lines);
      room.deliver(Mailroom.smtp(server.port(), 1), ONE, Mailroom.NOW.plus(LATER), () -> false);

      assertThat(server.mails()).hasSize(arrived);
      assertThat(server.mails())
          .allSatisfy(mail -> assertThat(mail).isEqualTo(server.mails().getFirst()));
      assertThat(room.ledger().count(Delivery.State.HELD)).isEqualTo(held);
      assertThat(room.ledger().count(Delivery.State.SENT)).isEqualTo(1 - held);

      int before = room.written().size();
      room.deliver(Mailroom.smtp(server.port(), 1), ONE, Mailroom.NOW.plus(LATER), () -> false);
      assertThat(server.mails()).as("a further run sends nothing").hasSize(arrived);
      assertThat(room.written()).hasSize(before);
    }
  }

  private static ScriptedServer.Script hangingAt(Point point) {
    return moment -> {
      boolean there =
          switch (point) {
            case AFTER_THE_RECEIVER -> moment.step() == Step.DATA;
            case AFTER_THE_TEXT -> moment.step() == Step.TEXT;
            default -> false;
          };
      return there && moment.connection() == 1 ? ScriptedServer.HANG : null;
    };
  }

  private static void dieAt(Point point, Mailroom room, ScriptedServer server) {
    Smtp smtp = Mailroom.smtp(server.port(), 1);
    BooleanSupplier powerFails =
        () -> {
          if (server.hangs()) {
            throw new Killed();
          }
          return false;
        };
    switch (point) {
      case BEFORE_THE_CLAIM -> room.onWrite(dying(Delivery.State.CLAIMED), lines -> lines);
      case AFTER_THE_CLAIM -> room.onWrite(lines -> lines, dying(Delivery.State.CLAIMED));
      case AFTER_DATA_IS_WRITTEN -> room.onWrite(lines -> lines, dying(Delivery.State.DATA));
      case AFTER_THE_ANSWER -> room.onWrite(dying(Delivery.State.SENT), lines -> lines);
      case AFTER_SENT_IS_WRITTEN -> room.onWrite(lines -> lines, dying(Delivery.State.SENT));
      case AFTER_THE_RECEIVER, AFTER_THE_TEXT -> {}
    }
    assertThatThrownBy(() -> room.deliver(smtp, ONE, Mailroom.NOW, powerFails))
        .isInstanceOf(Killed.class);
    server.goOn();
  }

  private static UnaryOperator<List<Delivery>> dying(Delivery.State state) {
    return lines -> {
      if (lines.stream().anyMatch(line -> line.state() == state)) {
        throw new Killed();
      }
      return lines;
    };
  }

  @Test
  void holdsWhatAnOlderProgramClaimedWhichMeantThatItMayHaveArrived() {
    Mailroom room = new Mailroom(Uncertain.HOLD);
    room.written()
        .add(
            new Delivery(
                room.letter().edition(),
                ONE.getFirst().id(),
                Delivery.State.CLAIMED,
                "<m@h>",
                1,
                null,
                null,
                Mailroom.NOW));

    room.deliver(Mailroom.smtp(1, 1), ONE, Mailroom.NOW, () -> false);

    assertThat(room.ledger().count(Delivery.State.HELD)).isEqualTo(1);
  }
}
