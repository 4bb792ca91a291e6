package tributary.app.feed;

/// Something asked of the list of feeds cannot be done. The message is for the user.
public final class FeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FeedException(String message) {
    super(message);
  }

  FeedException(String message, Throwable cause) {
    super(message, cause);
  }
}
