package tributary.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// One connection at a time to a host, and a pause between two. Real time, whatever clock the house
/// runs on: hosts live in real time. Any thread.
final class HostGate {
  private static final int MANY = 10_000;

  private final ConcurrentHashMap<String, Turn> turns = new ConcurrentHashMap<>();
  private final Duration delay;
  private final Patience patience;

  HostGate(Duration delay, Patience patience) {
    this.delay = delay;
    this.patience = patience;
  }

  /// Waits for the host's turn; [Pass#close] ends it.
  ///
  /// @param own pause that the host itself asks for
  Pass enter(URI url, Duration own) throws InterruptedException {
    if (turns.size() > MANY) {
      long now = System.nanoTime();
      turns.values().removeIf(turn -> turn.idle(now));
    }
    Turn turn = turns.computeIfAbsent(authority(url), host -> new Turn());
    if (!turn.tryTake(longer(own))) {
      await(turn, longer(own));
    }
    return turn;
  }

  private Duration longer(Duration own) {
    return own.compareTo(delay) > 0 ? own : delay;
  }

  private void await(Turn turn, Duration distance) throws InterruptedException {
    patience.waits();
    turn.take(distance);
    try {
      patience.goesOn();
    } catch (InterruptedException e) {
      turn.leave();
      throw e;
    }
  }

  private static String authority(URI url) {
    return (url.getHost() + ":" + url.getPort()).toLowerCase(Locale.ROOT);
  }

  /// A turn at a host.
  interface Pass extends AutoCloseable {
    @Override
    void close();
  }

  private static final class Turn implements Pass {
    private final Semaphore free = new Semaphore(1, true);
    private volatile long nextAt = System.nanoTime();
    private volatile Duration distance = Duration.ZERO;

    /// Takes the turn if it can be had at once.
    boolean tryTake(Duration apart) {
      if (free.hasQueuedThreads() || nextAt - System.nanoTime() > 0 || !free.tryAcquire()) {
        return false;
      }
      if (nextAt - System.nanoTime() > 0) {
        free.release();
        return false;
      }
      distance = apart;
      return true;
    }

    void take(Duration apart) throws InterruptedException {
      free.acquire();
      try {
        long left = nextAt - System.nanoTime();
        if (left > 0) {
          Thread.sleep(Duration.ofNanos(left));
        }
        distance = apart;
      } catch (InterruptedException e) {
        free.release();
        throw e;
      }
    }

    /// Nothing was asked: the next one need not wait.
    void leave() {
      free.release();
    }

    boolean idle(long now) {
      return free.availablePermits() == 1 && !free.hasQueuedThreads() && now - nextAt > 0;
    }

    @Override
    public void close() {
      nextAt = System.nanoTime() + distance.toNanos();
      free.release();
    }
  }
}
