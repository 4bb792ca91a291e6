package tributary.app.backup;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;

/// Holds another process still, between two instructions, so that its files are those of one
/// moment: what a process that was killed then would have left. Whoever asked for it may be killed
/// itself meanwhile: a second process lets go after [#MOST] whatever happens.
final class Stillness implements AutoCloseable {
  /// A house that slept 40 s as a whole goes on as if nothing had been; half of it is taken.
  static final Duration MOST = Duration.ofSeconds(20);

  private final long pid;
  private final Process watch;
  private final long began;

  private Stillness(long pid, Process watch) {
    this.pid = pid;
    this.watch = watch;
    this.began = System.nanoTime();
  }

  static Stillness of(long pid) {
    if (pid == ProcessHandle.current().pid()) {
      throw new BackupException(
          "the house runs in this very process, which cannot hold itself still");
    }
    try {
      Process watch =
          new ProcessBuilder("sh", "-c", "sleep " + MOST.toSeconds() + "; kill -CONT " + pid)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      try {
        signal("STOP", pid);
      } catch (IOException e) {
        watch.destroy();
        throw e;
      }
      return new Stillness(pid, watch);
    } catch (IOException e) {
      throw new BackupException(
          "process %d cannot be held still here (%s): end it, then take the backup"
              .formatted(pid, e.getMessage()),
          e);
    }
  }

  /// How long so far.
  Duration lasted() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static void signal(String name, long pid) throws IOException {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, Long.toString(pid))
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      if (kill.waitFor() != 0) {
        throw new IOException("kill -" + name + " was refused: does it belong to another user?");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// Lets it go on.
  @Override
  public void close() throws IOException {
    signal("CONT", pid);
    watch.destroy();
  }
}
