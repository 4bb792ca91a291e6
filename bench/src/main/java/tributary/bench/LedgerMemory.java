package tributary.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tributary.events.digest.Delivery;
import tributary.events.digest.Subscriber;
import tributary.events.item.Ids;
import tributary.publish.email.Ledger;
import tributary.publish.email.Sender;

/// How much memory a ledger takes: `LedgerMemory READERS EDITIONS [LIMIT_MB]`. Fills one as a start
/// reads it from the topic; ends with 1 where it takes more than the limit, 120 MB for 20,000
/// readers of a weekly digest over a year.
public final class LedgerMemory {
  private static final Instant BEGIN = Instant.parse("2026-01-05T06:00:00Z");
  private static final Sender SENDER = Sender.parse("Tributary <brief@river.example>");

  private LedgerMemory() {}

  /// @param args readers, editions, megabytes
  public static void main(String[] args) {
    int readers = Integer.parseInt(args[0]);
    int editions = Integer.parseInt(args[1]);
    long limit = args.length > 2 ? Long.parseLong(args[2]) : 120;
    long before = Consumption.heap();
    Ledger ledger = new Ledger();
    for (int edition = 1; edition <= editions; edition++) {
      Instant at = BEGIN.plus(Duration.ofDays(7L * edition));
      for (int reader = 0; reader < readers; reader++) {
        ledger.put(sent("weekly-" + edition, Ids.hash("reader", Integer.toString(reader)), at));
      }
    }
    long took = (Consumption.heap() - before) >> 20;
    System.out.printf(
        "%,d lines of %,d editions take %,d MB%n",
        ledger.count(Delivery.State.SENT), editions, took);
    System.exit(took > limit ? 1 : 0);
  }

  private static Delivery sent(String edition, String reader, Instant at) {
    Subscriber subscriber = new Subscriber(reader, "a@readers.example", List.of(), List.of());
    return new Delivery(
        edition,
        reader,
        Delivery.State.SENT,
        SENDER.messageId(edition, subscriber),
        1,
        at,
        "accepted by mail.example: 250 2.0.0 Ok: queued as " + reader,
        at);
  }
}
