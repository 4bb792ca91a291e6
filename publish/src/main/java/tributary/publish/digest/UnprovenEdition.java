package tributary.publish.digest;

/// An edition that may not go out: a claim in it does not rest on its source. The message names the
/// edition, the story and the claim.
public final class UnprovenEdition extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnprovenEdition(String message) {
    super(message);
  }
}
