package tributary.enrich.insight;

import tributary.enrich.insight.Mention.Bound;

/// Where a number that is said may lie: two that have no place in common contradict each other.
///
/// @param low from here on
/// @param high up to here
/// @param open whether the ends themselves are left out, as "nearly 50" leaves out 50
record Range(double low, double high, boolean open) {
  private static final double ABOUT = 0.1;
  private static final double FAR = 0.25;

  /// Large numbers are rounded.
  private static final double ROUNDED_FROM = 1_000;

  private static final double ROUNDED = 0.02;

  /// Of a number's key, `50%`, `219-212`, `1900000000000$`.
  static Range of(Mention mention) {
    String key = mention.key();
    int end = key.length();
    while (end > 0 && !Character.isDigit(key.charAt(end - 1))) {
      end--;
    }
    String digits = key.substring(0, end);
    int hyphen = digits.indexOf('-', 1);
    return hyphen > 0
        ? of(number(digits.substring(0, hyphen)), number(digits.substring(hyphen + 1)))
        : of(number(digits), mention.bound());
  }

  private static Range of(double one, double other) {
    return new Range(Math.min(one, other), Math.max(one, other), false);
  }

  private static Range of(double number, Bound bound) {
    double rounded = number >= ROUNDED_FROM ? number * ROUNDED : 0;
    return switch (bound) {
      case EXACT -> new Range(number - rounded, number + rounded, false);
      case ABOUT -> new Range(number * (1 - ABOUT), number * (1 + ABOUT), false);
      case NEARLY -> new Range(number * (1 - ABOUT), number, true);
      case UNDER -> new Range(0, number, true);
      case OVER -> new Range(number, number * (1 + FAR), true);
    };
  }

  private static double number(String digits) {
    return digits.isEmpty() ? 0 : Double.parseDouble(digits);
  }

  /// Whether both may be true.
  boolean meets(Range other) {
    // "Nearly 50" and "50" are one number to a reader; "nearly 50" and "over 50" are not.
    if (open && other.open) {
      return low < other.high && other.low < high;
    }
    return low <= other.high && other.low <= high;
  }
}
