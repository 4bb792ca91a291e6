package tributary.app.backup;

/// A copy could not be made or put back. The message is for the operator: what was wrong, where,
/// and what to do.
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
