package tributary.publish.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Delivery;

class ReturnedTest {
  private static final Instant NOW = Instant.parse("2026-11-16T06:01:00Z");

  private final Ledger ledger = new Ledger();
  private final Delivery sent =
      new Delivery("weekly-2026-W46", "0a0a", Delivery.State.SENT, "<1@h>", 1, NOW, "250 ok", NOW);

  @Test
  void aMailIsFoundByItsIdAndAForgedIdIsNot() {
    ledger.put(sent);

    assertThat(ledger.named("<1@h>")).contains(sent);
    assertThat(ledger.named("<2@h>")).isEmpty();
  }

  @Test
  void aMailThatCameBackForGoodIsRefusedAndNeverTriedAgain() {
    ledger.put(Ledger.returned(sent, true, "5.1.1 unknown", NOW.plusSeconds(60)));

    Delivery line = ledger.line("weekly-2026-W46", "0a0a");
    assertThat(line.state()).isEqualTo(Delivery.State.REFUSED);
    assertThat(line.reply()).isEqualTo("came back: 5.1.1 unknown");
    assertThat(ledger.due("weekly-2026-W46", "0a0a", NOW.plusSeconds(999_999))).isFalse();
    assertThat(ledger.count(Delivery.State.SENT)).isZero();
  }

  @Test
  void aMailThatCameBackThisTimeStaysSentAndSaysSo() {
    Delivery line = Ledger.returned(sent, false, "4.2.2 full", NOW.plusSeconds(60));

    assertThat(line.state()).isEqualTo(Delivery.State.SENT);
    assertThat(line.reply()).contains("4.2.2 full");
  }
}
