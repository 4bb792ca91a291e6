package tributary.publish.proof;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A word of a sentence, or a number with what belongs to it.
///
/// @param text as written
/// @param key by which two are the same: lower case, without accents, dots and possessive ending;
///   of a number its value and unit, `48%`, `$1900000000000`, `#4` for the fourth
/// @param stem the key without its English ending
/// @param qualifier of a number: `<` nearly or less than, `>` more than, `~` about; else empty
/// @param apart whether a comma, a bracket or a dash stands before it
/// @param due whether a capital is due there, whatever the word is
record Word(
    String text, String key, String stem, Sort sort, String qualifier, boolean apart, boolean due) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern POSSESSIVE = Pattern.compile("['’](s)?$");
  private static final Pattern NO_LETTERS = Pattern.compile("[.'’]");

  /// What a word is to a proof.
  enum Sort {
    FUNCTION,
    CONTENT,
    NAME,
    NUMBER
  }

  static Word of(String text, boolean apart, boolean due) {
    String key = key(text);
    return new Word(text, key, stem(key), sort(text, key, due), "", apart, due);
  }

  static Word number(String text, String key, String qualifier, boolean apart) {
    return new Word(text, key, key, Sort.NUMBER, qualifier, apart, false);
  }

  /// Whether it is written the same, capitals aside.
  boolean written(Word other) {
    return text.replace('’', '\'').equalsIgnoreCase(other.text.replace('’', '\''));
  }

  boolean is(Sort which) {
    return sort == which;
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  /// Whether it turns round what is said with it.
  boolean negates() {
    return key.endsWith("n't") || Lexicon.ours().is("negation", key);
  }

  /// Whether it makes what is said with it less sure.
  boolean hedges() {
    return sort != Sort.NAME && Lexicon.ours().is("hedge", key);
  }

  /// How much an agreement on it says.
  int weight() {
    return switch (sort) {
      case FUNCTION -> 1;
      case CONTENT -> 4;
      case NAME, NUMBER -> 3;
    };
  }

  private static String key(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (lower.endsWith("n't")) {
      return lower;
    }
    String bare = NO_LETTERS.matcher(POSSESSIVE.matcher(lower).replaceFirst("")).replaceAll("");
    return bare.chars().allMatch(c -> c < 0x80)
        ? bare
        : MARKS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFKD)).replaceAll("");
  }

  private static Sort sort(String text, String key, boolean due) {
    Lexicon lexicon = Lexicon.ours();
    boolean function = lexicon.is("function", key) || lexicon.is("connective", key);
    if (unmistakable(text)) {
      return Sort.NAME;
    }
    if (!Character.isUpperCase(text.codePointAt(0))) {
      return function || key.endsWith("n't") ? Sort.FUNCTION : Sort.CONTENT;
    }
    return (function && due) || key.equals("i") ? Sort.FUNCTION : Sort.NAME;
  }

  /// "NASA", "iPhone", "H100".
  private static boolean unmistakable(String text) {
    int capitals = 0;
    boolean digit = false;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean upper = Character.isUpperCase(text.charAt(i));
      capitals += upper ? 1 : 0;
      inside |= upper && i > 0;
      digit |= Character.isDigit(text.charAt(i));
    }
    return inside || (digit && capitals > 0);
  }

  private static String stem(String key) {
    String word = key;
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "i";
    }
    if (word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) {
      word = word.substring(0, word.length() - 1);
    }
    if (word.length() > 5 && word.endsWith("ing")) {
      word = word.substring(0, word.length() - 3);
    } else if (word.length() > 4 && word.endsWith("ed")) {
      word = word.substring(0, word.length() - 2);
    }
    int last = word.length() - 1;
    if (last > 3 && word.charAt(last) == 'e') {
      return word.substring(0, last);
    }
    if (last > 2 && word.charAt(last) == 'y') {
      return word.substring(0, last) + "i";
    }
    return last > 3
            && word.charAt(last) == word.charAt(last - 1)
            && "lstr".indexOf(word.charAt(last)) < 0
        ? word.substring(0, last)
        : word;
  }
}
