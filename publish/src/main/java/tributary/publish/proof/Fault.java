package tributary.publish.proof;

/// What can be wrong with a claim.
public enum Fault {
  UNKNOWN_ITEM("cites an item that nobody has"),
  UNKNOWN_SENTENCE("cites a sentence that its item does not have"),
  QUOTE("quotes otherwise than its source says"),
  CUT("is no whole sentence"),
  LINK("has an address or markup in its text"),
  INSTRUCTION("tells its reader or a machine what to do"),
  NUMBER("has a number that the cited sentences do not have"),
  NAME("has a name that the cited sentences do not have"),
  REVERSED("says the opposite, or is surer than its source"),
  SUPPORT("says what the cited sentences do not say");

  private final String sentence;

  Fault(String sentence) {
    this.sentence = sentence;
  }

  /// What is wrong, to be read after the claim.
  public String sentence() {
    return sentence;
  }
}
