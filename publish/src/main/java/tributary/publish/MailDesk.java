package tributary.publish;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.digest.Subscriber;
import tributary.publish.email.Ledger;
import tributary.publish.email.Letters;
import tributary.publish.email.Mailing;

/// Where editions are mailed: it knows what became of every one on its way to every subscriber. For
/// one thread.
final class MailDesk {
  private final Log log;
  private final Ledger ledger = new Ledger();
  private final Mailing mailing;
  private final Letters letters;
  private boolean read;

  MailDesk(Log log, Means means) {
    this.log = log;
    this.letters = new Letters(means.config().web().publicUrl(), means.config().mail().imprint());
    this.mailing =
        new Mailing(
            means.postman(),
            means.sender(),
            ledger,
            line -> log.writer().write(log.topics().deliveries(), line.key(), line),
            means.clock());
  }

  /// Reads what it has to know.
  void follow() {
    log.reader().follow(log.topics().deliveries(), (partition, key, line) -> delivery(line));
  }

  /// What comes back of our own lines later is older than what the ledger knows.
  private void delivery(@Nullable Delivery line) {
    if (line != null && !read) {
      ledger.put(line);
    }
  }

  /// The topic was read to its end: lines that come from here on are our own.
  void begin() {
    read = true;
  }

  /// Settles what an earlier session left open.
  void settle() {
    mailing.settle();
  }

  /// Hands the edition to those who have not had it, and says how it stands with each.
  ///
  /// @param stop asked between two of them
  List<Receipt> mail(Digest digest, List<Subscriber> to, BooleanSupplier stop) {
    if (to.isEmpty()) {
      return List.of();
    }
    return mailing.deliver(letters.write(digest), to, stop).stream().map(Receipt::of).toList();
  }

  /// How many deliveries stand so.
  int count(Delivery.State state) {
    return ledger.count(state);
  }
}
