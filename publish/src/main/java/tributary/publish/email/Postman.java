package tributary.publish.email;

import java.util.Optional;
import tributary.events.digest.Delivery;

/// Hands letters over, one at a time.
public sealed interface Postman permits Smtp, Outbox {

  /// Tries once. Whatever happens is an answer, never an exception.
  Answer hand(Envelope envelope);

  /// Looks up what became of an earlier attempt whose answer is not on record. Empty where it
  /// cannot be known: then the letter may have arrived.
  Optional<Answer> lookUp(Delivery claimed);
}
