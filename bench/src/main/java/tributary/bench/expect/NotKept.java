package tributary.bench.expect;

/// An expectation asks for something that we do not keep, so it says nothing of our readers.
public final class NotKept extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param what is asked for
  NotKept(String what) {
    super(what);
  }
}
