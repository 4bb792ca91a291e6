package tributary.publish.library;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/// Writes an inquiry as the texts would: words that none of them has become the nearest that one
/// has.
///
/// @param reader of the items
record Spelling(IndexReader reader) {
  private static final String[] FIELDS = {Fields.TEXT, Fields.TRANSCRIPT, Fields.TITLE};

  /// Empty where every word is known, or none is near.
  Optional<String> of(Inquiry inquiry) throws IOException {
    StringBuilder spelt = new StringBuilder();
    boolean changed = false;
    for (Inquiry.Part part : inquiry.parts()) {
      Optional<String> better = part.form() == Inquiry.Form.WORD ? better(part) : Optional.empty();
      changed = changed || better.isPresent();
      spelt.append(spelt.isEmpty() ? "" : " ").append(part.not() ? "-" : "");
      switch (part.form()) {
        case WORD -> spelt.append(better.orElse(part.text()));
        case PHRASE -> spelt.append('"').append(part.text()).append('"');
        case PREFIX -> spelt.append(part.text()).append('*');
      }
    }
    return changed ? Optional.of(spelt.toString()) : Optional.empty();
  }

  /// The words that no text has, and that may be misspelt.
  Set<Inquiry.Part> unknown(Inquiry inquiry) throws IOException {
    Set<Inquiry.Part> unknown = new HashSet<>();
    for (Inquiry.Part part : inquiry.parts()) {
      if (part.form() == Inquiry.Form.WORD && unknown(part)) {
        unknown.add(part);
      }
    }
    return unknown;
  }

  private boolean unknown(Inquiry.Part part) throws IOException {
    String word = normal(part);
    return !part.not() && Questions.mayBeMisspelt(word) && !known(word);
  }

  private static String normal(Inquiry.Part part) {
    return Analysis.ENGLISH.normalize(Fields.TEXT, part.text()).utf8ToString();
  }

  private Optional<String> better(Inquiry.Part part) throws IOException {
    if (!unknown(part)) {
      return Optional.empty();
    }
    String word = normal(part);
    DirectSpellChecker speller = new DirectSpellChecker();
    SuggestWord best = null;
    for (String field : FIELDS) {
      Term term = new Term(field, word);
      for (SuggestWord near :
          speller.suggestSimilar(term, 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX)) {
        best = best == null || near.score > best.score ? near : best;
      }
    }
    return Optional.ofNullable(best).map(found -> found.string);
  }

  private boolean known(String word) throws IOException {
    for (String field : FIELDS) {
      if (reader.docFreq(new Term(field, word)) > 0) {
        return true;
      }
    }
    return false;
  }
}
