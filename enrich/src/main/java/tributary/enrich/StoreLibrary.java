package tributary.enrich;

import java.io.IOException;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// RocksDB's native code, unpacked where the next start writes over it. By itself it goes to the
/// machine's temporary folder under a name of its own, and each process that is killed leaves 15 MB
/// behind.
final class StoreLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(StoreLibrary.class);

  private StoreLibrary() {}

  /// Loads it, if this process has not yet. Where it cannot be loaded from the folder, RocksDB does
  /// as it always does.
  ///
  /// @param folder of this process alone, which is there
  static void load(Path folder) {
    try {
      NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
    } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
      LOG.info(
          "RocksDB is unpacked into the temporary folder, and not into {}: {}",
          folder,
          e.toString());
    }
  }
}
