package tributary.publish.subscription;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Takes wishes from the web's threads and has the publishing thread, which alone may write, carry
/// them out. Safe to share between threads.
public final class Doorman {
  /// What became of a wish.
  public enum Outcome {
    /// It is on the log.
    DONE,
    /// No such link was ever made, or the subscriber is forgotten: the two look the same from
    /// outside.
    UNKNOWN,
    /// Nobody could write it down in time: to be tried again.
    LATER
  }

  private record Waiting(Leave leave, CompletableFuture<Boolean> done) {}

  private final LinkKey key;
  private final Duration patience;
  private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();

  /// @param patience how long somebody on the web waits
  public Doorman(LinkKey key, Duration patience) {
    this.key = key;
    this.patience = patience;
  }

  /// Whether a link is ours: nothing is changed by asking.
  public boolean knows(Leave leave) {
    return leave.genuine(key);
  }

  /// Waits until the wish is carried out.
  public Outcome leave(Leave leave) {
    if (!knows(leave)) {
      return Outcome.UNKNOWN;
    }
    Waiting waiting = new Waiting(leave, new CompletableFuture<>());
    queue.add(waiting);
    try {
      boolean done = waiting.done().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return done ? Outcome.DONE : Outcome.UNKNOWN;
    } catch (TimeoutException | ExecutionException e) {
      queue.remove(waiting);
      return Outcome.LATER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.LATER;
    }
  }

  /// Carries out what waits; on the publishing thread.
  ///
  /// @param desk writes it down, and says whether there is such a subscriber
  public void serve(Predicate<Leave> desk) {
    for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
      try {
        next.done().complete(desk.test(next.leave()));
      } catch (RuntimeException e) {
        next.done().completeExceptionally(e);
        throw e;
      }
    }
  }
}
