package tributary.ingest.visit;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Documents read at the same time. What a document becomes while it is read is many times its
/// size: large ones are read one by one, and small ones never wait for them. Any thread.
final class ReadingRoom {
  private static final int LARGE = 1_000_000;
  private static final int SMALL_AT_A_TIME = 16;

  private final Semaphore small = new Semaphore(SMALL_AT_A_TIME);
  private final Semaphore large = new Semaphore(1, true);

  /// Reads when its turn has come.
  ///
  /// @param bytes of the document
  /// @throws InterruptedException when the caller is called off before
  <T> T read(int bytes, Supplier<T> reader) throws InterruptedException {
    Semaphore seats = bytes > LARGE ? large : small;
    seats.acquire();
    try {
      return reader.get();
    } finally {
      seats.release();
    }
  }
}
