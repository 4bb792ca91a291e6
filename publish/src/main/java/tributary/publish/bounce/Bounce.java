package tributary.publish.bounce;

/// What is reported of a mail that was sent.
///
/// @param messageId of that mail, with its angle brackets; whether it is one of ours, the report
///   cannot know
/// @param said by the other side, in one line, without any address
public record Bounce(String messageId, Sort sort, String said) {
  /// What it means for the mailbox.
  public enum Sort {
    /// It takes no mail, now and later.
    HARD,
    /// It did not take this mail.
    SOFT,
    /// Its owner calls the mail unwanted.
    COMPLAINT
  }
}
