package tributary.app.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How operators see that it goes well, and when fetching stops for want of room.
///
/// @param serve whether `/metrics` and `/health` are served
/// @param port where; another free one where it is taken, 0 for any
/// @param bind the address to listen on; anybody who reaches it may read
/// @param leastFreeMegabytes below which nothing is fetched, on the disk of the data folder or of a
///   broker; 0 for no such bound
/// @param leastFreePercent the same as a part of the disk, 0 to 50
/// @param audit how often is checked from the topics alone that no item is lost; null for never
public record OperateConfig(
    Switch serve,
    int port,
    String bind,
    int leastFreeMegabytes,
    int leastFreePercent,
    @Nullable Duration audit) {

  /// What is done or not.
  public enum Switch {
    ON,
    OFF
  }

  public OperateConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port lies between 0 and 65535: " + port);
    }
    if (leastFreeMegabytes < 0) {
      throw new IllegalArgumentException("leastFreeMegabytes counts from 0: " + leastFreeMegabytes);
    }
    if (leastFreePercent < 0 || leastFreePercent > 50) {
      throw new IllegalArgumentException(
          "leastFreePercent lies between 0 and 50: " + leastFreePercent);
    }
    if (audit != null && audit.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("audit is a second or more: " + audit);
    }
  }

  static OperateConfig defaults() {
    return new OperateConfig(Switch.ON, 9404, "127.0.0.1", 1024, 5, Duration.ofSeconds(15));
  }
}
