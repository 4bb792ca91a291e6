package tributary.enrich.fact;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The matches of a pattern in a text, as [Matcher#find] finds them, but only where one may begin:
/// most of a text is passed over by a look at a character, where the pattern itself would look
/// behind and ahead of each. One thread.
final class Places {
  private final Matcher matcher;
  private final int length;
  private final IntPredicate mayBegin;
  private int at;

  /// @param pattern that matches no empty text
  /// @param mayBegin whether a match may begin at a place; yes where it does not know
  Places(Pattern pattern, String text, IntPredicate mayBegin) {
    this.matcher = pattern.matcher(text).useTransparentBounds(true);
    this.length = text.length();
    this.mayBegin = mayBegin;
  }

  /// Whether there is a further match.
  boolean next() {
    for (; at < length; at++) {
      if (mayBegin.test(at) && matcher.region(at, length).lookingAt()) {
        at = matcher.end();
        return true;
      }
    }
    return false;
  }

  /// The match that was found last.
  Matcher match() {
    return matcher;
  }

  static boolean digit(char character) {
    return character >= '0' && character <= '9';
  }

  /// Whether one of the `count` characters from `from` on is a digit.
  static boolean digitWithin(String text, int from, int count) {
    int end = Math.min(text.length(), from + count);
    for (int i = from; i < end; i++) {
      if (digit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
