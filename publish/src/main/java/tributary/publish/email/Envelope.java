package tributary.publish.email;

import java.time.Instant;
import tributary.events.digest.Subscriber;

/// A letter on its way to one subscriber.
///
/// @param messageId with its angle brackets; the same on every attempt
/// @param date when the first attempt is made
public record Envelope(Letter letter, Subscriber to, String messageId, Instant date) {
  @Override
  public String toString() {
    return "Envelope[" + letter.edition() + ", " + to.id() + "]";
  }
}
