package tributary.app.role;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C and SIGTERM into an orderly end with exit code 0: the JVM by itself would stop in
/// the middle and return 130 or 143. One at a time in a process.
public final class Ending implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "ending");

  public Ending() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Whether the user wants to end.
  public boolean asked() {
    return asked.getCount() == 0;
  }

  /// Waits until the user wants to end, or a role has failed for good.
  ///
  /// @return the failure, if that is the reason
  public Optional<String> await(Roles roles) throws InterruptedException {
    while (!asked.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
      Optional<String> failure = roles.failure();
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  /// Everything is closed: the JVM may go.
  @Override
  public void close() {
    done.countDown();
    if (!asked()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private void end() {
    asked.countDown();
    boolean clean;
    try {
      clean = done.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      clean = false;
    }
    Runtime.getRuntime().halt(clean ? 0 : 1);
  }
}
