package tributary.publish.reading;

/// The begin of a text that is too long for its place.
public final class Excerpt {
  private static final String MORE = "…";

  private Excerpt() {}

  /// At most `length` characters, cut after a whole word.
  public static String of(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int space = text.lastIndexOf(' ', length - 1);
    int end = space > length / 2 ? space : length - 1;
    return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, end))) + MORE;
  }
}
