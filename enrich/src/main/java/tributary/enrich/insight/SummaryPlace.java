package tributary.enrich.insight;

/// Goes through the candidates of a text in order and says what speaks for each where it stands.
@SuppressWarnings("EnumOrdinal") // for each sentence of each version of a story
final class SummaryPlace {
  private static final int FULL = 1000;
  private static final int AT_ONCE_WORDS = 60;
  private static final int EARLY_WORDS = 120;
  private static final int SOON_WORDS = 500;

  private final Centre centre;
  private final int many;
  private int sentences;
  private int words;

  /// @param centre of all texts
  /// @param length sentences that the text has
  SummaryPlace(Centre centre, int length) {
    this.centre = centre;
    this.many = Math.min(FULL, (int) (200 * StrictMath.log(Math.max(1, length))));
  }

  /// All traits of the next candidate, by [SalienceTrait].
  ///
  /// @param host whether the first voice of its text speaks
  int[] next(SummarySentence said, boolean host) {
    int[] traits = new int[SalienceTrait.values().length];
    for (SalienceTrait trait : SalienceTrait.values()) {
      traits[trait.ordinal()] =
          switch (trait) {
            case CENTRAL -> centre.cosine(said.vector());
            case FIRST -> sentences == 0 ? FULL : 0;
            case AT_ONCE -> ahead(AT_ONCE_WORDS);
            case EARLY -> ahead(EARLY_WORDS);
            case EARLY_OF_MANY -> ahead(EARLY_WORDS) * many / FULL;
            case SOON -> ahead(SOON_WORDS);
            case LEAD -> FULL / (1 + sentences);
            case HOST -> host ? FULL : 0;
            case LENGTH, LONG, LOOSE, SELF, ADDRESS, NUMBER, NAMES, RARITY -> said.trait(trait);
          };
    }
    sentences++;
    words += said.length();
    return traits;
  }

  private int ahead(int most) {
    return Math.max(0, most - words) * FULL / most;
  }
}
