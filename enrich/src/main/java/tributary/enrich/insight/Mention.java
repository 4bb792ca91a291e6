package tributary.enrich.insight;

import tributary.events.story.Brief.Detail.Kind;

/// Something exact that a sentence says.
///
/// @param sentence its place in its [Speech]
/// @param value as the sentence has it, "nearly 50 % of the data-centre projects"
/// @param key by which two are the same: `50%`, an ISO date, a name in lower case
/// @param counted what a number counts, as the sentence has it; else empty
/// @param bound what limits a number
record Mention(Kind kind, int sentence, String value, String key, String counted, Bound bound) {

  /// On which side of a number the truth lies.
  enum Bound {
    /// At it.
    EXACT,
    /// Near it: "about".
    ABOUT,
    /// A little below: "nearly".
    NEARLY,
    /// Anywhere below: "less than".
    UNDER,
    /// Above: "more than".
    OVER
  }

  /// A name or day.
  static Mention of(Kind kind, int sentence, String value, String key) {
    return new Mention(kind, sentence, value, key, "", Bound.EXACT);
  }
}
