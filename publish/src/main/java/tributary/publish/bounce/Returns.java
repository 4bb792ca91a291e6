package tributary.publish.bounce;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.publish.email.Sender;

/// Looks into a mailbox now and then, on a thread of its own, and has the publishing thread, which
/// alone may write, take what came back. A report counts as read once it is written down.
public final class Returns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

  /// How long the publishing thread may take until it comes by: it may be sending.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private record Waiting(Bounce bounce, CompletableFuture<Boolean> done) {}

  private final Mailbox mailbox;
  private final Duration every;
  private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable String problem;

  /// @param every how long between two looks
  public Returns(Mailbox mailbox, Duration every) {
    this.mailbox = mailbox;
    this.every = every;
  }

  /// Begins to look, at once.
  public void start() {
    Thread.ofVirtual().name("bounces").start(this::run);
  }

  private void run() {
    do {
      look();
    } while (!rested());
  }

  private void look() {
    try {
      int taken = mailbox.look(this::handed);
      if (taken > 0) {
        LOG.info("{} reports of mails that came back were taken", taken);
      }
      problem = null;
    } catch (AuthenticationFailedException e) {
      tell("user name or password not accepted");
    } catch (MessagingException | RuntimeException e) {
      tell(Sender.redacted(e.getMessage()));
    }
  }

  private void tell(String reason) {
    String sentence = "The mailbox of returned mail (mail.bounces) cannot be read: " + reason;
    if (!sentence.equals(problem)) {
      LOG.warn("{}", sentence);
    }
    problem = sentence;
  }

  private boolean rested() {
    try {
      return closing.await(every.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private boolean handed(Bounce bounce) {
    Waiting waiting = new Waiting(bounce, new CompletableFuture<>());
    queue.add(waiting);
    try {
      return waiting.done().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      queue.remove(waiting);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Takes what waits; on the publishing thread.
  ///
  /// @param desk writes down what follows
  public void serve(Consumer<Bounce> desk) {
    for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
      try {
        desk.accept(next.bounce());
        next.done().complete(true);
      } catch (RuntimeException e) {
        next.done().completeExceptionally(e);
        throw e;
      }
    }
  }

  /// What keeps the mailbox from being read, as a sentence.
  public Optional<String> trouble() {
    return Optional.ofNullable(problem);
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
