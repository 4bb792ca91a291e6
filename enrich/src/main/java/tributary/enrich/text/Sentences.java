package tributary.enrich.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/// Splits paragraphs into sentences: Unicode rules (UAX #29) with the usual abbreviations, by ICU.
public final class Sentences {
  private Sentences() {}

  /// The sentences of a paragraph in order, white space folded, none of them blank.
  public static List<String> of(String paragraph) {
    String folded = paragraph.replaceAll("\\s+", " ").strip();
    BreakIterator breaks = BreakIterator.getSentenceInstance(new ULocale("en@ss=standard"));
    breaks.setText(folded);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = folded.substring(start, end).strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  /// Whether a sentence can stand alone: it ends as a sentence does, and says something.
  public static boolean whole(String sentence) {
    return sentence.matches("(?s).*[.!?…。！？][\"'”’)\\]»]*") && sentence.indexOf(' ') > 0;
  }
}
