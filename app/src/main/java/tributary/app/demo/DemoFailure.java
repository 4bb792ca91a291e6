package tributary.app.demo;

/// A stage of the demo did not do its work. The message says which and where to look.
public final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailure(String message) {
    super(message);
  }
}
