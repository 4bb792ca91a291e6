package tributary.enrich.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A word of a sentence and how it is written.
///
/// @param text as written, with the dots of an abbreviation
/// @param lower the same in lower case
/// @param due whether a capital is due there, whatever the word is
/// @param capital whether it has one
/// @param unmistakable whether it is written as only names are: "NASA", "OpenAI", "H100", "@who"
/// @param start where it begins in its sentence
/// @param end behind its last character
record Word(
    String text,
    String lower,
    boolean due,
    boolean capital,
    boolean unmistakable,
    int start,
    int end) {

  /// Joins letters to a word if more of them follow.
  private static final String INSIDE = "'’&.-";

  /// Behind these a capital is due.
  private static final String BREAKS = ":;!?.…\"'“”„«»‘’([{—–-|•*#";

  /// The same where nothing speaks for a name: in small letters.
  Word doubted() {
    return new Word(lower, lower, true, false, false, start, end);
  }

  /// Whether it is all in capitals.
  boolean shouted() {
    return capital && text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT));
  }

  /// Whether it ends in a possessive, behind which another name begins.
  boolean possessive() {
    return text.endsWith("'s") || text.endsWith("’s") || text.endsWith("'") || text.endsWith("’");
  }

  /// The words of a sentence, in order.
  static List<Word> in(String sentence) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < sentence.length()) {
      int character = sentence.codePointAt(at);
      if (letter(character) || (character == '@' && follows(sentence, at + 1))) {
        int end = end(sentence, at);
        words.add(word(sentence, at, end));
        at = end;
      } else {
        at += Character.charCount(character);
      }
    }
    return words;
  }

  private static boolean letter(int character) {
    return Character.isLetterOrDigit(character)
        || Character.getType(character) == Character.NON_SPACING_MARK;
  }

  private static boolean follows(String sentence, int at) {
    return at < sentence.length() && letter(sentence.codePointAt(at));
  }

  private static int end(String sentence, int start) {
    boolean handle = sentence.charAt(start) == '@';
    int at = start + (handle ? 1 : 0);
    while (at < sentence.length()) {
      int character = sentence.codePointAt(at);
      boolean inside =
          INSIDE.indexOf(character) >= 0 || (handle && (character == '@' || character == '_'));
      if (letter(character) || (inside && follows(sentence, at + 1))) {
        at += Character.charCount(character);
      } else {
        // "Reps' plan", and the last dot of "U.S."
        boolean last =
            character == '\''
                || character == '’'
                || (character == '.' && sentence.substring(start, at).indexOf('.') > 0);
        return last ? at + 1 : at;
      }
    }
    return at;
  }

  private static Word word(String sentence, int start, int end) {
    String text = sentence.substring(start, end);
    int capitals = 0;
    boolean inside = false;
    boolean digits = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean upper = Character.isUpperCase(character);
      capitals += upper ? 1 : 0;
      inside |= upper && i > 0 && text.charAt(i - 1) != '-';
      digits |= Character.isDigit(character);
    }
    boolean unmistakable = text.charAt(0) == '@' || inside || (capitals > 0 && digits);
    boolean capital = Character.isUpperCase(text.codePointAt(0));
    return new Word(
        text,
        text.toLowerCase(Locale.ROOT),
        due(sentence, start),
        capital,
        unmistakable,
        start,
        end);
  }

  private static boolean due(String sentence, int start) {
    int at = start - 1;
    while (at >= 0 && Character.isWhitespace(sentence.charAt(at))) {
      at--;
    }
    return at < 0 || BREAKS.indexOf(sentence.charAt(at)) >= 0;
  }
}
