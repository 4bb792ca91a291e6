package tributary.enrich.time;

import java.time.Instant;
import java.util.Locale;

/// The one order that everything is decided in: (time, item id, version), as store keys that sort
/// that way.
public final class Order {
  private static final String SEPARATOR = "|";

  private Order() {}

  /// The key of one version of an item.
  ///
  /// @param at not before 1970
  public static String key(Instant at, String item, int version) {
    return time(at) + SEPARATOR + item + SEPARATOR + String.format(Locale.ROOT, "%08d", version);
  }

  /// Sorts before every key of `at`, and after every key before it.
  public static String from(Instant at) {
    return time(at);
  }

  /// Sorts after every key up to and with `at`.
  public static String through(Instant at) {
    return time(at.plusMillis(1));
  }

  private static String time(Instant at) {
    return String.format(Locale.ROOT, "%015d", Math.max(0, at.toEpochMilli()));
  }
}
