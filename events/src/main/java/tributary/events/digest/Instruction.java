package tributary.events.digest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an operator tells the publisher to do. Kept for ever, as later editions and a new publisher
/// go by it too. Holds no address.
///
/// @param id random, the record's key
/// @param about id of the item, story, edition or delivery that it is about, by `what`
/// @param text for a person to read: the reason, or the correction; to approve, the draft's hash
///   ([Draft]); null where none is needed
/// @param at when it was given
public record Instruction(String id, What what, String about, @Nullable String text, Instant at) {

  /// What is to be done.
  public enum What {
    /// Edition: it is held for approval, and may go out.
    APPROVE,
    /// Edition: it is held for approval, and is not to go out.
    REJECT,
    /// Digest: the edition of the running period is made now, with what is closed.
    PUBLISH,
    /// Edition: a further revision is made, or a new draft of one that is held, of what is known
    /// now.
    REVISE,
    /// Item: it counts and is cited no more.
    SUPPRESS,
    /// Item or story: it counts again, or is told again.
    RESTORE,
    /// Story: it is told, and what was wrong with it is said.
    CORRECT,
    /// Story: it is told no more, and subscribers hear why.
    TAKE_DOWN,
    /// Delivery (edition and subscriber, as the ledger's key) or edition (all that are held): it is
    /// sent again under the same Message-ID.
    RESEND,
    /// Delivery or edition: what is held has arrived.
    ARRIVED
  }
}
