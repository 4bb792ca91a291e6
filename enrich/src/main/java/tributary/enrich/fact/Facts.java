package tributary.enrich.fact;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Sentence;

/// What a text names, counts and dates, in the order of their first mention. Bounded: a text that
/// names more says so little of each that no more is gained.
public record Facts(List<Name> names, List<Figure> figures, List<Day> days) {
  /// Of a text that states nothing.
  public static final Facts NONE = new Facts(List.of(), List.of(), List.of());

  /// Most of each that are kept.
  static final int MOST = 40;

  private static final int MOST_SENTENCES = 300;
  private static final int LONGEST_SENTENCE = 2_000;

  public Facts {
    names = List.copyOf(names);
    figures = List.copyOf(figures);
    days = List.copyOf(days);
  }

  /// The facts of a text's title and first sentences.
  ///
  /// @param language BCP 47 tag, null where nobody knows: then as English
  /// @param date the item's own, in UTC: days that are said by weekday lie before it
  public static Facts of(
      String title, List<Sentence> sentences, @Nullable String language, LocalDate date) {
    Text text = Text.of(title, beginning(sentences), language);
    return new Facts(Names.in(text), Figures.in(text), Days.in(text, date));
  }

  private static List<Sentence> beginning(List<Sentence> sentences) {
    return sentences.stream()
        .limit(MOST_SENTENCES)
        .filter(sentence -> sentence.text().length() <= LONGEST_SENTENCE)
        .toList();
  }
}
