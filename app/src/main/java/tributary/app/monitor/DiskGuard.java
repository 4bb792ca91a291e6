package tributary.app.monitor;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.app.config.OperateConfig;

/// Stops the fetching before a disk is full: a broker whose disk is full ends, and takes everything
/// with it. Once there is a tenth more room than the bound, fetching goes on by itself. One thread
/// measures, any thread asks.
public final class DiskGuard {
  private static final Logger LOG = LoggerFactory.getLogger(DiskGuard.class);

  private final int leastMegabytes;
  private final int leastPercent;
  private volatile @Nullable String reason;

  public DiskGuard(OperateConfig config) {
    this.leastMegabytes = config.leastFreeMegabytes();
    this.leastPercent = config.leastFreePercent();
  }

  /// Takes in how much room there is.
  ///
  /// @param disks by their names, `data` or that of a broker; a disk that is not there any more is
  ///   no reason to wait
  void measured(Map<String, Room> disks) {
    String before = reason;
    String now =
        new TreeMap<>(disks)
            .entrySet().stream()
                .filter(disk -> tight(disk.getValue(), before != null))
                .map(disk -> "the disk of " + disk.getKey() + " has " + disk.getValue().words())
                .findFirst()
                .orElse(null);
    reason = now;
    if (before == null && now != null) {
      LOG.warn("Nothing is fetched until there is room: {}. {}", now, bounds());
    } else if (before != null && now == null) {
      LOG.warn("There is room again: fetching goes on");
    }
  }

  private boolean tight(Room room, boolean already) {
    long free = already ? room.free() - room.free() / 11 : room.free();
    return new Room(free, room.total()).tight(leastMegabytes, leastPercent);
  }

  private String bounds() {
    return "operate.leastFreeMegabytes is %d, operate.leastFreePercent %d"
        .formatted(leastMegabytes, leastPercent);
  }

  /// Whether nothing may be fetched.
  public boolean paused() {
    return reason != null;
  }

  /// Why nothing may be fetched, a clause.
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }
}
