package tributary.app.letter;

/// A letter cannot be dealt with in the way that was asked for. The message is for the user.
public final class LetterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LetterException(String message) {
    super(message);
  }
}
