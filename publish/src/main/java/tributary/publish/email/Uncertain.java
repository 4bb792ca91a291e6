package tributary.publish.email;

/// What to do with a mail that may have arrived, as the answer to it was lost.
public enum Uncertain {
  /// A person decides: nobody gets an edition twice.
  HOLD("they are held until you decide"),
  /// It is sent again under the same Message-ID and date: everybody gets an edition, somebody
  /// perhaps twice.
  RESEND("they are sent again");

  private final String consequence;

  Uncertain(String consequence) {
    this.consequence = consequence;
  }

  /// What becomes of such mails, as the end of a sentence.
  String consequence() {
    return consequence;
  }
}
