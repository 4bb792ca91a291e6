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

  HostGate(Duration delay) {
    this.delay = delay;
  }

  /// Waits for the host's turn; [Pass#close] ends it.
  Pass enter(URI url) throws InterruptedException {
    if (turns.size() > MANY) {
      long now = System.nanoTime();
      turns.values().removeIf(turn -> turn.idle(now, delay));
    }
    Turn turn = turns.computeIfAbsent(authority(url), host -> new Turn());
    turn.free.acquire();
    try {
      turn.keepDistance(delay);
    } catch (InterruptedException e) {
      turn.free.release();
      throw e;
    }
    return turn;
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
    private volatile long lastEnd = System.nanoTime();
    private volatile boolean used;

    void keepDistance(Duration delay) throws InterruptedException {
      long left = delay.toNanos() - (System.nanoTime() - lastEnd);
      if (used && left > 0) {
        Thread.sleep(Duration.ofNanos(left));
      }
      used = true;
    }

    boolean idle(long now, Duration delay) {
      return free.availablePermits() == 1
          && !free.hasQueuedThreads()
          && now - lastEnd > delay.toNanos();
    }

    @Override
    public void close() {
      lastEnd = System.nanoTime();
      free.release();
    }
  }
}
