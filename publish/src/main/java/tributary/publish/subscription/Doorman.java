package tributary.publish.subscription;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Takes wishes from the web's threads and has the publishing thread, which alone may write, carry
/// them out. Safe to share between threads.
public final class Doorman {
  /// Wishes that may wait; more are told to come again.
  private static final int ROOM = 500;

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

  private record Waiting<T>(Function<Reception, T> wish, CompletableFuture<T> done) {
    void serve(Reception reception) {
      if (done.isDone()) {
        return; // whoever wished it was told that it failed
      }
      try {
        done.complete(wish.apply(reception));
      } catch (RuntimeException e) {
        done.completeExceptionally(e);
        throw e;
      }
    }
  }

  private final LinkKey key;
  private final Duration patience;
  private final BlockingQueue<Waiting<?>> queue = new ArrayBlockingQueue<>(ROOM);

  /// @param patience how long somebody on the web waits
  public Doorman(LinkKey key, Duration patience) {
    this.key = key;
    this.patience = patience;
  }

  /// Whether a link is ours: nothing is changed by asking.
  public boolean knows(Leave leave) {
    return leave.genuine(key);
  }

  /// Whether a link is ours: nothing is changed by asking.
  public boolean knows(Invitation invitation) {
    return invitation.genuine(key);
  }

  /// Whether a link is ours: nothing is changed by asking.
  public boolean knows(Preferences link) {
    return link.genuine(key);
  }

  /// The link to what a subscriber has chosen.
  public Preferences preferences(String subscriber) {
    return Preferences.of(subscriber, key);
  }

  /// Waits until the wish is carried out.
  public Outcome leave(Leave leave) {
    if (!knows(leave)) {
      return Outcome.UNKNOWN;
    }
    return ask(reception -> reception.leave(leave))
        .map(done -> done ? Outcome.DONE : Outcome.UNKNOWN)
        .orElse(Outcome.LATER);
  }

  /// Waits until the wish is carried out; empty where nobody could see to it in time.
  public <T> Optional<T> ask(Function<Reception, T> wish) {
    CompletableFuture<T> done = send(wish);
    try {
      return Optional.of(done.get(patience.toMillis() * 2, TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Ends when the wish is carried out; with a failure where nobody could see to it in time.
  public <T> CompletableFuture<T> send(Function<Reception, T> wish) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Waiting<T> waiting = new Waiting<>(wish, done);
    if (!queue.offer(waiting)) {
      done.completeExceptionally(new IllegalStateException("too many wishes wait"));
      return done;
    }
    return done.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((result, failure) -> queue.remove(waiting));
  }

  /// Tells all who wait that nobody here can see to it.
  public void refuse() {
    for (Waiting<?> next = queue.poll(); next != null; next = queue.poll()) {
      next.done().completeExceptionally(new IllegalStateException("another publisher works"));
    }
  }

  /// Carries out what waits; on the publishing thread.
  public void serve(Reception reception) {
    for (Waiting<?> next = queue.poll(); next != null; next = queue.poll()) {
      next.serve(reception);
    }
  }
}
