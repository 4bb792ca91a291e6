package tributary.app.doctor;

/// A question that a broker left without an answer.
public final class DoctorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DoctorException(String message, Throwable cause) {
    super(message, cause);
  }
}
