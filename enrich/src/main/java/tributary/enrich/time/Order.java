package tributary.enrich.time;

import java.time.Instant;

/// The one order that everything is decided in: (time, item id, version), as store keys that sort
/// that way.
public final class Order {
  private static final char SEPARATOR = '|';

  /// Milliseconds up to the year 33658.
  private static final int TIME_DIGITS = 15;

  private static final int VERSION_DIGITS = 8;

  private Order() {}

  /// The key of one version of an item.
  ///
  /// @param at not before 1970
  public static String key(Instant at, String item, int version) {
    StringBuilder key = new StringBuilder(TIME_DIGITS + 1 + item.length() + 1 + VERSION_DIGITS);
    digits(millis(at), TIME_DIGITS, key).append(SEPARATOR).append(item).append(SEPARATOR);
    return digits(version, VERSION_DIGITS, key).toString();
  }

  /// Sorts after every key up to and with `at`, and before every later one.
  public static String through(Instant at) {
    return digits(millis(at.plusMillis(1)), TIME_DIGITS, new StringBuilder(TIME_DIGITS)).toString();
  }

  private static long millis(Instant at) {
    return Math.max(0, at.toEpochMilli());
  }

  /// A number with zeros before it: `String.format` takes longer than all else that is done for a
  /// key.
  private static StringBuilder digits(long number, int width, StringBuilder into) {
    String digits = Long.toString(number);
    return into.repeat('0', Math.max(0, width - digits.length())).append(digits);
  }
}
