package tributary.publish.email;

/// What to do with a mail that may have arrived, as the answer to it was lost.
public enum Uncertain {
  /// A person decides: nobody gets an edition twice.
  HOLD,
  /// It is sent again under the same Message-ID and date: everybody gets an edition, somebody
  /// perhaps twice.
  RESEND
}
