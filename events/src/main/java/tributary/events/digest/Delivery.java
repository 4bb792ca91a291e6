package tributary.events.digest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of one edition on its way to one subscriber; holds no address.
///
/// @param edition the edition's id
/// @param subscriber the subscriber's random id
/// @param messageId of the mail, the same on every attempt
/// @param attempt counts from 1
/// @param first when the first attempt was claimed, which is the date of the mail on every attempt;
///   null on records of an older program
/// @param reply what the server or file system answered, redacted; null before an answer
public record Delivery(
    String edition,
    String subscriber,
    State state,
    String messageId,
    int attempt,
    @Nullable Instant first,
    @Nullable String reply,
    Instant at) {

  /// Where an attempt stands.
  public enum State {
    /// Written before anything is sent; nothing was handed over.
    CLAIMED,
    /// The server waits for the text. Written before its end is sent, so from here on it may have
    /// arrived, whatever happens.
    DATA,
    /// Accepted by the server, or lying in the outbox.
    SENT,
    /// Refused for now; tried again.
    DEFERRED,
    /// Refused for good.
    REFUSED,
    /// It may have arrived, and no answer is known: a person decides.
    HELD
  }

  /// The record key: one ledger line per edition and subscriber.
  public String key() {
    return edition + "|" + subscriber;
  }
}
