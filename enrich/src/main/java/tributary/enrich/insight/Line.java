package tributary.enrich.insight;

import java.util.List;
import tributary.events.claim.Claim;
import tributary.events.item.Sentence;

/// A sentence of one voice among all that a story's voices say.
///
/// @param place in its speech
/// @param mentions what is exact in it
/// @param near how near it is to the centre of what all say, 0 to 1000
/// @param score how much it says of what all say
record Line(
    Voice voice,
    int place,
    Sentence sentence,
    Saying saying,
    List<Mention> mentions,
    int near,
    int score) {

  Claim claim() {
    return sentence.claim(voice.item());
  }

  String source() {
    return voice.source();
  }

  boolean alone() {
    return saying.alone(sentence);
  }

  /// How alike two say what they say, 0 to 1000.
  int like(Line other) {
    return saying.vector().cosine(other.saying.vector());
  }

  /// Whether it says what another says.
  boolean repeats(Line other) {
    return like(other) >= Insights.SAME;
  }

  /// Whether it says what one of these says.
  boolean repeats(Iterable<Line> others) {
    for (Line other : others) {
      if (repeats(other)) {
        return true;
      }
    }
    return false;
  }
}
