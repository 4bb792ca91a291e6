package tributary.app.role;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Roles that run, ended in the reverse of the order in which they began. For one thread, but for
/// [#failure].
public final class Roles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Roles.class);
  private final Deque<Role> running = new ArrayDeque<>();
  private Consumer<AutoCloseable> watcher = role -> {};

  /// @param failure why it has stopped for good; empty while it works
  private record Role(String name, AutoCloseable closing, Supplier<Optional<String>> failure) {}

  /// Says who sees each role before it is started.
  public void watchedBy(Consumer<AutoCloseable> watcher) {
    this.watcher = watcher;
  }

  /// Takes charge of a role, then starts it: if that fails, it is closed with the others.
  public void start(
      String name, AutoCloseable role, Runnable start, Supplier<Optional<String>> failure) {
    synchronized (running) {
      running.push(new Role(name, role, failure));
    }
    LOG.info("Starting {}", name);
    watcher.accept(role);
    start.run();
  }

  /// The first role that has stopped for good, and why.
  public Optional<String> failure() {
    synchronized (running) {
      return running.stream()
          .flatMap(role -> role.failure().get().map(why -> role.name() + ": " + why).stream())
          .findFirst();
    }
  }

  /// Closes the last one first. One that cannot be closed does not keep the others.
  @Override
  public void close() {
    while (true) {
      Role role;
      synchronized (running) {
        role = running.poll();
      }
      if (role == null) {
        return;
      }
      close(role);
    }
  }

  private static void close(Role role) {
    long begin = System.nanoTime();
    try {
      role.closing().close();
    } catch (Exception e) {
      LOG.warn("{} did not end cleanly: {}", role.name(), e.getMessage(), e);
    }
    LOG.info("Ended {} in {}", role.name(), Duration.ofNanos(System.nanoTime() - begin));
  }
}
