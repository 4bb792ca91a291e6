package tributary.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells a text's language by its script where that says it, else by its function words: in running
/// text every third word is one, and few belong to two languages (Grefenstette 1995, "Comparing two
/// language identification schemes"). Counts alone, so the same on every machine. A text too short
/// to say is left alone.
public final class Language {
  /// Of a text, in characters: the beginning tells.
  private static final int READ = 1_000;

  private static final int FEWEST_LETTERS = 8;

  /// Function words that must be there to say a language, and to say it against the source.
  private static final int FEWEST = 3;

  private static final int ENOUGH_AGAINST_THE_SOURCE = 8;

  /// Below it all letters are Latin.
  private static final int LATIN = 0x250;

  /// What a word of one language counts; one of two languages half as much.
  private static final int SHARED = 840;

  /// Scripts that one language of the news is written in.
  private static final Map<UnicodeScript, String> BY_SCRIPT =
      Map.of(
          UnicodeScript.HANGUL, "ko",
          UnicodeScript.GREEK, "el",
          UnicodeScript.HEBREW, "he",
          UnicodeScript.THAI, "th",
          UnicodeScript.GEORGIAN, "ka",
          UnicodeScript.ARMENIAN, "hy",
          UnicodeScript.TAMIL, "ta",
          UnicodeScript.TELUGU, "te",
          UnicodeScript.BENGALI, "bn");

  private Language() {}

  /// The language as a reader should be told: the source's own tag, unless the text plainly is in
  /// another language, or the source has none.
  ///
  /// @param said BCP 47 tag as the source has it; feeds often carry their software's
  /// @return a BCP 47 tag, null where neither tells
  public static @Nullable String of(@Nullable String said, String text) {
    Verdict verdict = verdict(text);
    if (verdict.language() == null) {
      return said;
    }
    if (said == null) {
      return verdict.language();
    }
    boolean same = primary(said).equals(primary(verdict.language()));
    return same || !verdict.sure() ? said : verdict.language();
  }

  /// The first part of a tag, by which languages are told apart; Norwegian is one.
  public static String primary(String tag) {
    String first = tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    return first.equals("nb") || first.equals("nn") ? "no" : first;
  }

  /// @param sure whether that is worth more than the source's word
  private record Verdict(@Nullable String language, boolean sure) {
    static final Verdict NONE = new Verdict(null, false);
  }

  private static Verdict verdict(String text) {
    String beginning = text.substring(0, Math.min(READ, text.length()));
    Map<UnicodeScript, Integer> scripts = scripts(beginning);
    int letters = scripts.values().stream().mapToInt(Integer::intValue).sum();
    int kana =
        scripts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + scripts.getOrDefault(UnicodeScript.KATAKANA, 0);
    int han = scripts.getOrDefault(UnicodeScript.HAN, 0);
    if (letters < FEWEST_LETTERS) {
      return Verdict.NONE;
    }
    if (2 * (kana + han) > letters) {
      return new Verdict(5 * kana > han ? "ja" : "zh", letters > 3 * FEWEST_LETTERS);
    }
    for (Map.Entry<UnicodeScript, String> script : BY_SCRIPT.entrySet()) {
      if (2 * scripts.getOrDefault(script.getKey(), 0) > letters) {
        return new Verdict(script.getValue(), letters > 3 * FEWEST_LETTERS);
      }
    }
    return byWords(beginning);
  }

  /// Letters of each script.
  private static Map<UnicodeScript, Integer> scripts(String text) {
    Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
    int latin = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (Character.isLetter(character)) {
        if (character < LATIN) {
          latin++;
        } else {
          scripts.merge(UnicodeScript.of(character), 1, Integer::sum);
        }
      }
    }
    if (latin > 0) {
      scripts.merge(UnicodeScript.LATIN, latin, Integer::sum);
    }
    return scripts;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    int start = -1;
    for (int at = 0; at <= text.length(); at++) {
      boolean letter =
          at < text.length() && (Character.isLetter(text.charAt(at)) || mark(text, at));
      if (letter && start < 0) {
        start = at;
      } else if (!letter && start >= 0) {
        words.add(text.substring(start, at));
        start = -1;
      }
    }
    return words;
  }

  private static boolean mark(String text, int at) {
    int type = Character.getType(text.charAt(at));
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /// Each word once, so that one repeated says no more; what few languages have says more.
  private static Verdict byWords(String text) {
    FunctionWords functionWords = FunctionWords.all();
    int[] counts = new int[functionWords.languages().size()];
    int[] scores = new int[counts.length];
    Set<String> words = words(text.toLowerCase(Locale.ROOT));
    for (String word : words) {
      long bits = functionWords.bits(word);
      for (int i = 0; bits >> i != 0; i++) {
        int has = (int) (bits >> i & 1);
        counts[i] += has;
        scores[i] += has * SHARED / Long.bitCount(bits);
      }
    }
    int best = 0;
    int second = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        second = scores[best];
        best = i;
      } else {
        second = Math.max(second, scores[i]);
      }
    }
    boolean tells = counts[best] >= FEWEST && 6 * counts[best] >= words.size();
    String language = functionWords.languages().get(best);
    if (!tells || 4 * second > 3 * scores[best] || language.equals("sh")) {
      return Verdict.NONE;
    }
    boolean sure = counts[best] >= ENOUGH_AGAINST_THE_SOURCE && 2 * second <= scores[best];
    return new Verdict(language, sure);
  }
}
