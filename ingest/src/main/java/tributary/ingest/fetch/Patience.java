package tributary.ingest.fetch;

/// Told when a request waits for its host's turn: whoever makes requests can let others work
/// meanwhile. Called on the thread that waits.
public interface Patience {
  /// Nobody is waiting for us.
  Patience ALONE =
      new Patience() {
        @Override
        public void waits() {}

        @Override
        public void goesOn() {}
      };

  /// The wait begins.
  void waits();

  /// The wait is over; returns once the request may go out.
  ///
  /// @throws InterruptedException when the caller is called off
  void goesOn() throws InterruptedException;
}
