package tributary.ingest.podcast;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands before the words of a line: a time, a speaker, or both.
///
/// ```
/// Ada: Words.        [00:01:02] Ada: Words.      Ada King (00:12)
/// **Ada**: Words.    00:01:02 - Words.           SPEAKER_01 [00:12]:
/// ```
///
/// @param start seconds from the beginning; null where no time stands there
/// @param rest what follows; empty where the line is nothing but a label
record Label(@Nullable Integer start, @Nullable String speaker, String rest) {
  private static final String TIME =
      "[\\[(]?((?:\\d{1,3}:)?\\d{1,3}:\\d{2}(?:[.,]\\d{1,6})?)[\\])]?";
  private static final String NAME =
      "(?:\\*\\*|__|[\\[(])?(\\p{L}[^:：\\[\\]()*<>\\n]{0,60}?)(?:\\*\\*|__|[\\])])?";
  private static final Pattern AT = Pattern.compile("^" + TIME + "(?:\\s*[-–—|:]\\s*|\\s+|$)(.*)$");
  private static final Pattern NAMED =
      Pattern.compile("^" + NAME + "(?::(?:\\*\\*|__)?(?:\\s+|$)|：)(.*)$");
  private static final Pattern NAMED_AT =
      Pattern.compile("^" + NAME + "[,\\s]*[-–—|]?\\s*" + TIME + "\\s*:?(?:\\s+(.*))?$");

  private static final int MOST_WORDS = 5;
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "la", "van", "von", "der", "den", "di", "da", "del", "du", "al", "bin", "and", "&",
          "of", "the");

  /// The label of a line of plain text; without time and speaker where it has none.
  static Label of(String line) {
    Matcher both = NAMED_AT.matcher(line);
    if (both.matches()) {
      String name = name(both.group(1));
      Integer start = Timecode.seconds(both.group(2));
      if (name != null && start != null) {
        return new Label(start, name, both.group(3) == null ? "" : both.group(3));
      }
    }
    Matcher at = AT.matcher(line);
    Integer start = at.matches() ? Timecode.seconds(at.group(1)) : null;
    if (start == null) {
      return spoken(line);
    }
    Label after = spoken(at.group(2));
    return new Label(start, after.speaker(), after.rest());
  }

  /// The speaker named at the start of a line.
  static Label spoken(String line) {
    Matcher named = NAMED.matcher(line);
    String name = named.matches() ? name(named.group(1)) : null;
    return name == null ? new Label(null, null, line) : new Label(null, name, named.group(2));
  }

  /// A name, or null where the words before a colon are rather the beginning of a sentence.
  private static @Nullable String name(String given) {
    String[] words = given.strip().split("[\\s_]+", -1);
    boolean numbered = given.matches("(?i)(?:speaker|sprecher|host|guest)[\\s_]*\\d{0,3}");
    boolean shaped =
        words.length <= MOST_WORDS
            && begins(words[0])
            && Arrays.stream(words).allMatch(w -> begins(w) || PARTICLES.contains(w));
    return shaped || numbered ? Names.clean(given) : null;
  }

  private static boolean begins(String word) {
    return !word.isEmpty()
        && !Character.isLowerCase(word.codePointAt(0))
        && !word.endsWith("!")
        && !word.endsWith("?")
        && !word.endsWith(",");
  }
}
