package tributary.enrich.fact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Somebody or something that a text calls by name.
///
/// @param text as written, without a possessive ending
/// @param times how often the text names it, counting its last word alone too
/// @param sentence id of the first sentence that names it; null for the title
public record Name(String text, int times, @Nullable String sentence) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /// By which two names are the same: case, accents and dots of abbreviations aside.
  public String key() {
    return key(text);
  }

  static String key(String text) {
    String plain =
        text.chars().allMatch(c -> c < 0x80)
            ? text
            : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return plain.replace(".", "").toLowerCase(Locale.ROOT);
  }
}
