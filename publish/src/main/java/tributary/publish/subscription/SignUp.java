package tributary.publish.subscription;

import java.util.List;

/// A wish to receive digests, of which nobody knows yet whether it is the mailbox's owner's.
///
/// @param digests names, at least one
/// @param subjects ids; empty for all
public record SignUp(Mailbox mailbox, List<String> digests, List<String> subjects) {
  public SignUp {
    digests = List.copyOf(digests);
    subjects = List.copyOf(subjects);
    if (digests.isEmpty()) {
      throw new IllegalArgumentException("a sign-up is for one digest at least");
    }
  }
}
