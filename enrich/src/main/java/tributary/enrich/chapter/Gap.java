package tributary.enrich.chapter;

/// What speaks for and against a new matter between a unit and the one before it. In integers.
///
/// @param values one for each of [Feature], in their order
@SuppressWarnings({"ArrayRecordComponent", "EnumOrdinal"}) // one for each unit, never compared
public record Gap(int[] values) {

  /// What is looked at. Shares and cosines go from 0 to 1000; what is there or not is 0 or 1000.
  public enum Feature {
    /// How probable a new matter is by the words of the whole episode (`Split`).
    SPLIT,
    /// Cosine of some lines before and after.
    COSINE,
    /// Cosine of some minutes before and after.
    COSINE_WIDE,
    /// How deep the cosine of some lines lies below its heights on both sides.
    DEPTH,
    /// Share of what is said next that was never said before.
    NEW,
    /// Mean cosine of the embeddings of two units before and two after; 0 without embedding.
    MEANING,
    /// Opens with a place in an order.
    ORDINAL,
    /// Its first words are a place in an order.
    BEGINS,
    /// Opens by going on to something.
    MOVES,
    /// Opens with something that has a number.
    NUMBERED,
    /// Opens with a title in quotation marks.
    QUOTED,
    /// Opens by saying what something is called.
    TITLED,
    /// Opens with something that somebody did.
    REPORTS,
    /// Opens as an answer does.
    ANSWERS,
    /// Opens a farewell.
    FAREWELL,
    /// What was said before closes a matter.
    CLOSES,
    /// What was said before is a question.
    ASKED,
    /// How many cues the unit after this one opens with, a quarter each.
    CUED_NEXT,
    /// Who spoke first in the episode speaks.
    HOST,
    /// Meaningful words of the unit, up to a hundred, a hundredth each.
    WORDS,
    /// The same of the unit before.
    WORDS_BEFORE,
    /// Hardly anything is said in the unit.
    SHORT,
    /// Hardly anything is said in the unit before.
    SHORT_BEFORE,
    /// Among the last units of the episode.
    END
  }

  /// One that says nothing yet.
  static Gap empty() {
    return new Gap(new int[Feature.values().length]);
  }

  /// One of them.
  public int get(Feature feature) {
    return values[feature.ordinal()];
  }

  /// Says one of them.
  void set(Feature feature, int value) {
    values[feature.ordinal()] = value;
  }
}
