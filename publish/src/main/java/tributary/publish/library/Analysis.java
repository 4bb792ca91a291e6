package tributary.publish.library;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.jspecify.annotations.Nullable;

/// How texts become words that are looked up: by the Unicode rules for words, folded to lower case
/// and without accents; Chinese, Japanese and Korean in pairs of characters. English words are put
/// down twice, as they are and as their stem, so that both the exact word and its other forms are
/// found.
final class Analysis extends Analyzer {
  /// For texts that are not known to be in another language, and for what is looked for.
  static final Analyzer ENGLISH = new Analysis(true);

  /// For texts in other languages.
  static final Analyzer PLAIN = new Analysis(false);

  private final boolean english;

  private Analysis(boolean english) {
    super(PER_FIELD_REUSE_STRATEGY);
    this.english = english;
  }

  /// @param language BCP 47 tag; null where nobody knows
  static Analyzer of(@Nullable String language) {
    return language == null || language.startsWith("en") ? ENGLISH : PLAIN;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    TokenStream folded = new LowerCaseFilter(new CJKWidthFilter(words));
    folded = new CJKBigramFilter(folded);
    if (english) {
      folded = new EnglishPossessiveFilter(folded);
    }
    folded = new ArabicNormalizationFilter(new DecimalDigitFilter(folded));
    folded = new ASCIIFoldingFilter(folded);
    if (english) {
      folded = new RemoveDuplicatesTokenFilter(new KStemFilter(new KeywordRepeatFilter(folded)));
    }
    return new TokenStreamComponents(words, folded);
  }

  @Override
  protected TokenStream normalize(String field, TokenStream in) {
    TokenStream folded = new LowerCaseFilter(new CJKWidthFilter(in));
    return new ASCIIFoldingFilter(new ArabicNormalizationFilter(new DecimalDigitFilter(folded)));
  }
}
