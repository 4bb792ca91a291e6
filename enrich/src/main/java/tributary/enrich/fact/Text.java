package tributary.enrich.fact;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.enrich.language.FunctionWords;
import tributary.enrich.language.Language;
import tributary.events.item.Sentence;

/// A text that facts are looked for in.
///
/// @param language two letters; English where nobody knows
record Text(Line title, List<Line> sentences, String language) {

  /// A sentence, or the title.
  ///
  /// @param id of the sentence, null for the title
  record Line(String text, @Nullable String id, List<Word> words, boolean digits) {
    static Line of(String text, @Nullable String id) {
      return new Line(text, id, Word.in(text), Places.digitWithin(text, 0, text.length()));
    }
  }

  static Text of(String title, List<Sentence> sentences, @Nullable String language) {
    return new Text(
        Line.of(title, null),
        sentences.stream().map(sentence -> Line.of(sentence.text(), sentence.id())).toList(),
        language == null ? "en" : Language.primary(language));
  }

  /// Whether a word carries no meaning of its own.
  ///
  /// @param lower the word in lower case
  boolean function(String lower) {
    return FunctionWords.all().has(lower, language);
  }

  /// The title, then each sentence.
  Stream<Line> lines() {
    return Stream.concat(Stream.of(title), sentences.stream());
  }
}
