package tributary.ingest;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/// The hands of the room: so many visits at a time, each on a thread of its own. Any thread.
final class Workers implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("visit-", 1).factory());
  private final Semaphore free;

  Workers(int most) {
    this.free = new Semaphore(most);
  }

  boolean tryTake() {
    return free.tryAcquire();
  }

  void giveBack() {
    free.release();
  }

  /// Runs `visit` on a hand taken before, and gives the hand back.
  void run(Runnable visit) {
    try {
      threads.execute(() -> visitAndGiveBack(visit));
    } catch (RejectedExecutionException e) {
      free.release(); // called off: nobody waits for this visit any more
    }
  }

  private void visitAndGiveBack(Runnable visit) {
    try {
      visit.run();
    } finally {
      free.release();
    }
  }

  /// Calls all visits off.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
