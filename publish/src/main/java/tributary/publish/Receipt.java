package tributary.publish;

import tributary.events.digest.Delivery;

/// How an edition stands with one subscriber. Holds no address.
///
/// @param subscriber the random id
/// @param where the mail's file in the outbox, or what the server said
public record Receipt(String subscriber, Delivery.State state, String where) {
  static Receipt of(Delivery line) {
    String reply = line.reply();
    return new Receipt(line.subscriber(), line.state(), reply == null ? "" : reply);
  }
}
