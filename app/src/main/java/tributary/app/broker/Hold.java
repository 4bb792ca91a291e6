package tributary.app.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps a broker's folder from being used by anybody, this process included.
public final class Hold implements AutoCloseable {
  private final FolderLock lock;

  private Hold(FolderLock lock) {
    this.lock = lock;
  }

  /// Holds `folder`, which exists; empty where some process works on it.
  public static Optional<Hold> of(Path folder) throws IOException {
    @Nullable FolderLock lock = FolderLock.tryTake(folder);
    return Optional.ofNullable(lock).map(Hold::new);
  }

  /// Id of the process that works on `folder`.
  public static long holder(Path folder) throws IOException {
    return Long.parseLong(FolderLock.holder(folder));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
