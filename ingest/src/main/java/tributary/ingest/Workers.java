package tributary.ingest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tributary.ingest.fetch.Patience;

/// The hands of the room: so many visits at a time, each on a thread of its own. A visit that waits
/// for its turn at a busy host lays its hand down for others. Feeds whose last visits failed get
/// half of the hands at most: who keeps us waiting until the deadline must not keep the others
/// waiting too. Any thread.
final class Workers implements Patience, AutoCloseable {
  /// Visits that wait at hosts hold what they have read: there is an end to that as well.
  private static final int WAITING = 8;

  /// Threads of the system: a document that takes long to read must not hold up the others.
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("visit-", 1).factory());

  private final Set<Thread> handy = ConcurrentHashMap.newKeySet();
  private final Semaphore free;
  private final Semaphore doubtful;
  private final Semaphore out;
  private volatile BooleanSupplier paused = () -> false;

  Workers(int most) {
    this.free = new Semaphore(most, true);
    this.doubtful = new Semaphore(Math.max(1, most / 2));
    this.out = new Semaphore(most * WAITING);
  }

  /// No hand is given while `paused` says so.
  void pauseWhile(BooleanSupplier paused) {
    this.paused = paused;
  }

  /// A hand for a visit; null where none is free. To be run or given back.
  @Nullable Hand tryTake() {
    if (paused.getAsBoolean() || !out.tryAcquire()) {
      return null;
    }
    if (free.hasQueuedThreads() || !free.tryAcquire()) {
      out.release();
      return null;
    }
    return new Hand(doubtful.tryAcquire());
  }

  /// One visit's worth of work.
  final class Hand {
    private boolean doubts;

    private Hand(boolean doubts) {
      this.doubts = doubts;
    }

    /// Whether it may go to a feed whose last visits failed.
    boolean mayDoubt() {
      return doubts;
    }

    void giveBack() {
      trust();
      free.release();
      out.release();
    }

    /// Runs `visit` and gives the hand back.
    ///
    /// @param doubt whether the feed's last visits failed
    void run(Runnable visit, boolean doubt) {
      if (!doubt) {
        trust();
      }
      try {
        threads.execute(() -> work(visit));
      } catch (RejectedExecutionException e) {
        giveBack(); // called off: nobody waits for this visit any more
      }
    }

    private void work(Runnable visit) {
      handy.add(Thread.currentThread());
      try {
        visit.run();
      } finally {
        if (handy.remove(Thread.currentThread())) {
          free.release();
        }
        trust();
        out.release();
      }
    }

    private void trust() {
      if (doubts) {
        doubts = false;
        doubtful.release();
      }
    }
  }

  @Override
  public void waits() {
    if (handy.remove(Thread.currentThread())) {
      free.release();
    }
  }

  @Override
  public void goesOn() throws InterruptedException {
    free.acquire();
    handy.add(Thread.currentThread());
  }

  /// Calls all visits off.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
