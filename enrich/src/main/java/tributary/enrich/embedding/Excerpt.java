package tributary.enrich.embedding;

/// What of a text is given to a model: its first words, in one line, without characters that nobody
/// sees. The model itself reads no further than some 128 word pieces, so more would only cost.
public final class Excerpt {
  /// Changes with what [#of] gives for the same text.
  static final int VERSION = 1;

  private static final int WORDS = 100;

  /// For scripts without spaces, and for one endless word.
  private static final int CHARACTERS = 1_000;

  private Excerpt() {}

  /// The first words; empty if there is no letter, digit or symbol among them.
  public static String of(String text) {
    StringBuilder excerpt = new StringBuilder();
    int words = 0;
    boolean says = false;
    boolean between = false;
    for (int at = 0; at < text.length() && excerpt.length() < CHARACTERS; ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
        between = true;
      } else if (seen(character)) {
        if (between && !excerpt.isEmpty()) {
          if (++words == WORDS) {
            break;
          }
          excerpt.append(' ');
        }
        between = false;
        excerpt.appendCodePoint(character);
        says |= says(character);
      }
    }
    return says ? excerpt.toString() : "";
  }

  /// Joiners, direction marks, controls and unassigned code points are not.
  private static boolean seen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static boolean says(int character) {
    return Character.isLetterOrDigit(character)
        || Character.getType(character) == Character.OTHER_SYMBOL;
  }
}
