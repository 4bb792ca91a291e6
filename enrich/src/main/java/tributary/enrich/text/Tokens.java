package tributary.enrich.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Words of a text: Unicode word boundaries (UAX #29, by Lucene), lower case, accents folded,
/// English plurals made singular. Words of other languages stay as they are. Safe to share between
/// threads.
public final class Tokens {
  private static final Analyzer WORDS =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          StandardTokenizer words = new StandardTokenizer();
          TokenStream lower = new ASCIIFoldingFilter(new LowerCaseFilter(words));
          return new TokenStreamComponents(
              words, new EnglishMinimalStemFilter(new EnglishPossessiveFilter(lower)));
        }
      };

  private static final Set<String> FUNCTION_WORDS =
      EnglishAnalyzer.getDefaultStopSet().stream()
          .map(word -> new String((char[]) word))
          .collect(Collectors.toUnmodifiableSet());

  private Tokens() {}

  /// Every word in order, function words too.
  public static List<String> all(String text) {
    return first(Integer.MAX_VALUE, text);
  }

  /// The first words, `most` at most.
  public static List<String> first(int most, String text) {
    List<String> tokens = new ArrayList<>();
    try (TokenStream stream = WORDS.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (tokens.size() < most && stream.incrementToken()) {
        tokens.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string does not fail", e);
    }
    return tokens;
  }

  /// Whether a word carries no meaning of its own: an English function word or a single letter (a
  /// single digit means much).
  public static boolean empty(String word) {
    boolean letter = word.length() == 1 && Character.isLetter(word.charAt(0));
    return letter || FUNCTION_WORDS.contains(word);
  }
}
