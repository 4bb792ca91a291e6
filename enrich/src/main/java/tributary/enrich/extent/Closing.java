package tributary.enrich.extent;

/// Tells a run that ends when it has read all that it takes in, so that time can close over the
/// last of it. Safe to share between threads.
public final class Closing {
  private volatile boolean read;

  /// All of the run's raw records have been read, and what they led to is committed.
  public void allIsRead() {
    read = true;
  }

  boolean isAllRead() {
    return read;
  }
}
