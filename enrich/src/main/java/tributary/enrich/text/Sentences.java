package tributary.enrich.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/// Splits paragraphs into sentences: Unicode rules (UAX #29) with the usual abbreviations, by ICU.
public final class Sentences {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /// Made once and copied: to make one reads all abbreviations.
  private static final BreakIterator BREAKS =
      BreakIterator.getSentenceInstance(new ULocale("en@ss=standard"));

  /// The abbreviations take "NASDAQ." and "SpaceX." for one of theirs.
  private static final Pattern AFTER_NAME =
      Pattern.compile("(?<=\\p{Lu}\\p{L}{0,9}\\p{Lu}\\p{L}{0,9}\\.)(?<=\\p{L}{4}\\.) (?=\\p{Lu})");

  private static final String ENDS = ".!?…。！？";
  private static final String CLOSERS = "\"'”’)]»";

  private Sentences() {}

  /// The sentences of a paragraph in order, white space folded, none of them blank.
  public static List<String> of(String paragraph) {
    String folded = folded(paragraph).strip();
    BreakIterator breaks = BREAKS.clone();
    breaks.setText(folded);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = folded.substring(start, end).strip();
      if (!sentence.isEmpty()) {
        split(sentence, sentences);
      }
    }
    return sentences;
  }

  /// Most have no white space but single spaces, which is seen sooner than a pattern is run.
  private static String folded(String paragraph) {
    boolean single = true;
    boolean before = false;
    for (int i = 0; single && i < paragraph.length(); i++) {
      char character = paragraph.charAt(i);
      boolean space = character == ' ';
      single = !(space && before) && (character > '\r' || character < '\t');
      before = space;
    }
    return single ? paragraph : SPACE.matcher(paragraph).replaceAll(" ");
  }

  private static void split(String sentence, List<String> into) {
    if (sentence.contains(". ")) {
      Collections.addAll(into, AFTER_NAME.split(sentence, -1));
    } else {
      into.add(sentence);
    }
  }

  /// Whether a sentence can stand alone: it ends as a sentence does, and says something.
  public static boolean whole(String sentence) {
    int end = sentence.length();
    while (end > 0 && CLOSERS.indexOf(sentence.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && ENDS.indexOf(sentence.charAt(end - 1)) >= 0 && sentence.indexOf(' ') > 0;
  }
}
