package tributary.app.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Holds a broker's folder for this process. The operating system lets go of it when the process
/// ends, however it ends, so a lock that is held always has a living holder.
record FolderLock(FileChannel channel) implements AutoCloseable {
  /// Far behind the text, so that others can read who holds the file.
  private static final long BYTE = Long.MAX_VALUE - 1;

  static FolderLock take(Path folder) throws IOException {
    FolderLock lock = tryTake(folder);
    if (lock == null) {
      throw new BrokerException(
          "the folder %s is in use by process %s: end that one first, or choose another folder"
              .formatted(folder, holder(folder)));
    }
    return lock;
  }

  static @Nullable FolderLock tryTake(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      return null;
    }
    channel.truncate(0);
    String pid = ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
    return new FolderLock(channel);
  }

  /// Whether some process, this one included, holds the folder now.
  static boolean held(Path folder) throws IOException {
    if (!Files.exists(file(folder))) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file(folder), StandardOpenOption.WRITE)) {
      return !locked(channel);
    }
  }

  static String holder(Path folder) throws IOException {
    return Files.readString(file(folder)).trim();
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(BYTE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static Path file(Path folder) {
    return folder.resolve("lock");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
