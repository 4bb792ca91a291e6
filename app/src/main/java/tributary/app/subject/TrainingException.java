package tributary.app.subject;

/// Nothing was learnt; the message says why, to a user.
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TrainingException(String message) {
    super(message);
  }
}
