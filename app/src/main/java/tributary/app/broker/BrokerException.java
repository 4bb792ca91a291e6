package tributary.app.broker;

/// No broker could be reached or started. The message is for the user: what, where, what to do.
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerException(String message) {
    super(message);
  }

  BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
