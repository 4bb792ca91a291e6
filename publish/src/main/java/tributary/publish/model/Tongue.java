package tributary.publish.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Whether a sentence is English, as far as a single sentence tells: by its script and by small
/// words. A headline without small words passes for English.
final class Tongue {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}']+");
  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private static final Set<String> ENGLISH =
      Set.of(
          ("the of and to is that for it with was are by has have from an be this which will its not"
                  + " but their at we they were been can would more than when into after over about")
              .split(" ", -1));

  /// Small words of other languages that are none in English.
  private static final Set<String> FOREIGN =
      Set.of(
          ("der das und ist nicht mit ein eine einen von zu auf für sich dem des wird sind im bei nach"
                  + " auch als aus werden le la les et une du dans pour que qui sur avec pas au aux par est"
                  + " ce plus sont el los las una del por con para se su como más gli della di che per il"
                  + " nel sono è het een van op voor zijn niet dat aan uit os da do não uma com em och att"
                  + " det som en är på för inte af og til w na z się że nie jest dla ve bir bu için")
              .split(" ", -1));

  private Tongue() {}

  /// Whether `text` is in another language than English.
  static boolean foreign(String text) {
    long letters = LETTER.matcher(text).results().count();
    long latin = LATIN.matcher(text).results().count();
    if (letters > 0 && latin * 2 < letters) {
      return true;
    }
    long english = count(text, ENGLISH);
    long foreign = count(text, FOREIGN);
    return foreign >= 2 && foreign > english;
  }

  private static long count(String text, Set<String> words) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .filter(words::contains)
        .count();
  }
}
