package tributary.publish.email;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tributary.events.digest.Delivery;
import tributary.events.digest.Subscriber;
import tributary.publish.SampleWeek;

/// A ledger on which mailings work, one after the other, as those of a publisher that is stopped
/// and started again.
final class Mailroom implements Clerk {
  static final Instant NOW = Instant.parse("2026-11-16T06:01:00Z");
  static final Sender SENDER = Sender.parse("Tributary <brief@river.example>");

  private static final Letter LETTER = new Letters(null).write(SampleWeek.digest());

  private final List<Delivery> written = new ArrayList<>();
  private final List<String> unusable = new ArrayList<>();
  private final Uncertain uncertain;
  private UnaryOperator<List<Delivery>> before = lines -> lines;
  private UnaryOperator<List<Delivery>> after = lines -> lines;

  Mailroom(Uncertain uncertain) {
    this.uncertain = uncertain;
  }

  /// The power fails.
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// So many subscribers, `reader0@readers.example` and so on.
  static List<Subscriber> readers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Subscriber(
                "%04x".formatted(i),
                "reader%d@readers.example".formatted(i),
                List.of("weekly"),
                List.of()))
        .toList();
  }

  static Smtp smtp(int port, int connections) {
    Duration timeout = Duration.ofMillis(400);
    return new Smtp(
        new Smtp.Server("127.0.0.1", port, null, null, false, timeout), SENDER, connections);
  }

  /// What happens when lines are about to be written, and once they are.
  void onWrite(UnaryOperator<List<Delivery>> first, UnaryOperator<List<Delivery>> then) {
    before = first;
    after = then;
  }

  /// Everything that is on the ledger is read, what was left open is settled, and the edition goes
  /// out.
  List<Delivery> deliver(Smtp smtp, List<Subscriber> to, Instant now, BooleanSupplier stop) {
    try (Mailing mailing = mailing(smtp, now)) {
      mailing.settle();
      return mailing.deliver(LETTER, to, stop);
    }
  }

  Mailing mailing(Postman postman, Instant now) {
    return new Mailing(
        postman,
        SENDER,
        ledger(),
        this,
        new Terms(uncertain, null),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  Letter letter() {
    return LETTER;
  }

  Ledger ledger() {
    Ledger ledger = new Ledger();
    written.forEach(ledger::put);
    return ledger;
  }

  List<Delivery> written() {
    return written;
  }

  List<String> unusable() {
    return unusable;
  }

  @Override
  public void write(List<Delivery> lines) {
    written.addAll(before.apply(lines));
    List<Delivery> _ = after.apply(lines);
  }

  @Override
  public void unusable(Delivery refused) {
    unusable.add(refused.subscriber());
  }
}
