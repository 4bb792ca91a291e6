package tributary.publish.email;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Delivery;
import tributary.events.digest.Subscriber;

/// Takes an edition to its subscribers, at most once each: claimed on the ledger, handed over, and
/// what became of it written down, one after the other. What happens to one subscriber's mail holds
/// nobody else's up. For one thread.
public final class Mailing {
  private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);

  private final Postman postman;
  private final Sender sender;
  private final Ledger ledger;
  private final Consumer<Delivery> pen;
  private final Clock clock;

  /// @param ledger read to its end
  /// @param pen writes a line on `deliveries`, and returns when it is there for good
  public Mailing(
      Postman postman, Sender sender, Ledger ledger, Consumer<Delivery> pen, Clock clock) {
    this.postman = postman;
    this.sender = sender;
    this.ledger = ledger;
    this.pen = pen;
    this.clock = clock;
  }

  /// Settles attempts that an earlier run left without an answer: looked up where that can be done,
  /// else held for a person to decide. Call before the first [#deliver].
  public void settle() {
    for (Delivery claimed : ledger.claimed()) {
      Optional<Answer> found = postman.lookUp(claimed);
      Instant now = clock.instant();
      if (found.isPresent()) {
        write(Ledger.answered(claimed, found.get(), now));
      } else {
        write(Ledger.line(claimed, Delivery.State.HELD, "no answer on record", now));
        LOG.warn(
            "Edition {} to subscriber {} is held: an earlier attempt may have arrived",
            claimed.edition(),
            claimed.subscriber());
      }
    }
  }

  /// Hands the letter over to each who has not had it, and tells how it stands with each of them.
  ///
  /// @param stop asked between two subscribers
  public List<Delivery> deliver(Letter letter, List<Subscriber> to, BooleanSupplier stop) {
    List<Delivery> lines = new ArrayList<>();
    for (Subscriber subscriber : to) {
      if (!stop.getAsBoolean()) {
        attempt(letter, subscriber);
      }
      Delivery line = ledger.line(letter.edition(), subscriber.id());
      if (line != null) {
        lines.add(line);
      }
    }
    return lines;
  }

  private void attempt(Letter letter, Subscriber subscriber) {
    Instant now = clock.instant();
    String messageId = sender.messageId(letter.edition(), subscriber);
    Envelope envelope = new Envelope(letter, subscriber, messageId, now);
    ledger.claim(envelope, now).ifPresent(claim -> attempt(claim, envelope));
  }

  private void attempt(Delivery claim, Envelope envelope) {
    write(claim);
    Delivery line = Ledger.answered(claim, postman.hand(envelope), clock.instant());
    write(line);
    switch (line.state()) {
      case SENT -> LOG.debug("Sent {}", line.key());
      case CLAIMED, DATA, DEFERRED, REFUSED, HELD ->
          LOG.warn(
              "Edition {} to subscriber {} is {}: {}",
              line.edition(),
              line.subscriber(),
              line.state(),
              line.reply());
    }
  }

  private void write(Delivery line) {
    pen.accept(line);
    ledger.put(line);
  }
}
