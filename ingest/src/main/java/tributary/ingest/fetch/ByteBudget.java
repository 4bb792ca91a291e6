package tributary.ingest.fetch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What all bodies together may hold in memory. Small ones come in free, so that they never wait
/// for large ones; a large one waits until another is let go. Any thread.
final class ByteBudget {
  private static final int FREE = 64 * 1024;

  /// Bytes are counted in pages, to stay within what a semaphore counts.
  private static final int PAGE = 1024;

  private final Semaphore pages;

  ByteBudget(long bytes) {
    this.pages = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes / PAGE));
  }

  /// An eighth of the heap: what a body becomes when it is read is several times its size.
  static ByteBudget ofThisMachine() {
    return new ByteBudget(Runtime.getRuntime().maxMemory() / 8);
  }

  Lease lease() {
    return new Lease();
  }

  /// What one visit holds. One thread takes at a time.
  final class Lease implements AutoCloseable {
    private long used;
    private int taken;
    private boolean closed;

    private Lease() {}

    /// Takes room for `bytes` more if there is any at once.
    synchronized boolean tryTake(int bytes) {
      int more = missing(bytes);
      if (more > 0 && !pages.tryAcquire(more)) {
        return false;
      }
      took(bytes, more);
      return true;
    }

    /// Waits for room.
    ///
    /// @return false when the time is over
    boolean take(int bytes, Duration within) throws InterruptedException {
      int more;
      synchronized (this) {
        more = missing(bytes);
      }
      if (more > 0 && !pages.tryAcquire(more, within.toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
      synchronized (this) {
        took(bytes, more);
      }
      return true;
    }

    private int missing(int bytes) {
      long beyond = Math.max(0, used + bytes - FREE);
      return (int) ((beyond + PAGE - 1) / PAGE) - taken;
    }

    private void took(int bytes, int more) {
      if (closed) {
        pages.release(Math.max(0, more));
        return;
      }
      used += bytes;
      taken += Math.max(0, more);
    }

    /// Lets go of all.
    @Override
    public synchronized void close() {
      closed = true;
      pages.release(taken);
      taken = 0;
    }
  }
}
