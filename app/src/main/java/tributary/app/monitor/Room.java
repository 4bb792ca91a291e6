package tributary.app.monitor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// How much room a disk has.
///
/// @param free bytes that we may still write
/// @param total bytes of the whole disk
public record Room(long free, long total) {
  private static final long MEGABYTE = 1024 * 1024;

  /// Of the disk on which a folder lies, or will lie; empty where the system does not tell.
  public static Optional<Room> at(Path folder) {
    try {
      Path there = folder.toAbsolutePath();
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      FileStore store = Files.getFileStore(there);
      return Optional.of(new Room(store.getUsableSpace(), store.getTotalSpace()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Whether less is free than should be.
  public boolean tight(int leastMegabytes, int leastPercent) {
    return free < leastMegabytes * MEGABYTE || free < total / 100 * leastPercent;
  }

  /// `0.9 GiB of 120 GiB free`.
  public String words() {
    return size(free) + " of " + size(total) + " free";
  }

  /// A number of bytes for people: `812 MiB`.
  public static String size(long bytes) {
    double value = bytes;
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return value >= 10 || unit == 0
        ? "%.0f %s".formatted(value, units[unit])
        : String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }
}
