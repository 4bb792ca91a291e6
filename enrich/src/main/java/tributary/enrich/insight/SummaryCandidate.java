package tributary.enrich.insight;

import java.util.EnumMap;
import java.util.Map;
import tributary.events.claim.Claim;
import tributary.events.item.Sentence;

/// A sentence that may be chosen, and how it stands to those that were. Made for one choice.
@SuppressWarnings("EnumOrdinal") // for each sentence of each version of a story
final class SummaryCandidate {
  private final int source;
  private final int place;
  private final String item;
  private final Sentence sentence;
  private final SummarySentence said;
  private final int[] traits;
  private final int relevance;
  private int nearest;
  private boolean follows;
  private boolean precedes;

  /// @param source which of the texts it stands in
  /// @param place in that text, every sentence counted
  /// @param traits where it stands, by [SalienceTrait]
  /// @param relevance what it adds by itself
  SummaryCandidate(
      int source,
      int place,
      Summary.Source text,
      SummarySentence said,
      int[] traits,
      int relevance) {
    this.source = source;
    this.place = place;
    this.item = text.item();
    this.sentence = text.sentences().get(place);
    this.said = said;
    this.traits = traits;
    this.relevance = relevance;
  }

  int source() {
    return source;
  }

  int place() {
    return place;
  }

  int relevance() {
    return relevance;
  }

  /// With what speaks for it.
  Summary.Weighed weighed() {
    Map<SalienceTrait, Integer> values = new EnumMap<>(SalienceTrait.class);
    for (SalienceTrait trait : SalienceTrait.values()) {
      values.put(trait, traits[trait.ordinal()]);
    }
    return new Summary.Weighed(sentence, values);
  }

  /// Words between spaces.
  int length() {
    return said.length();
  }

  Claim claim() {
    return sentence.claim(item);
  }

  /// Whether it can be said at all: it needs nothing before it, or follows it.
  boolean sayable() {
    return follows || !said.clings();
  }

  /// What it adds to those chosen.
  int gain(Salience.Weights weights) {
    return relevance - weights.redundancy() * nearest / 1000;
  }

  /// The same in running text, where a sentence may lean on the one that it follows.
  int runningGain(Salience.Weights weights) {
    int gain = gain(weights) + (follows || precedes ? weights.running() : 0);
    int leans = follows ? weights.of(SalienceTrait.LOOSE) * said.trait(SalienceTrait.LOOSE) : 0;
    return gain - leans / 1000;
  }

  /// Takes note that another was chosen.
  ///
  /// @return how like it is to that, 0 to 1000
  int meet(SummaryCandidate chosen) {
    int likeness = said.vector().cosine(chosen.said.vector());
    nearest = Math.max(nearest, likeness);
    follows |= source == chosen.source && place == chosen.place + 1;
    precedes |= source == chosen.source && place == chosen.place - 1;
    return likeness;
  }
}
