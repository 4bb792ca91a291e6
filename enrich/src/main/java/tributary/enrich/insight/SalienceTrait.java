package tributary.enrich.insight;

/// What of a sentence may tell how much it says for its text. Each goes from 0 to 1000.
public enum SalienceTrait {
  /// Cosine with the centre of all texts (Radev et al. 2004).
  CENTRAL,
  /// 1000 for the first sentence that says something, half of it for the second, and so on.
  LEAD,
  /// 1000 for the first sentence that says something.
  FIRST,
  /// How much of the first 60 words is still to come.
  AT_ONCE,
  /// How much of the first 120 words is still to come.
  EARLY,
  /// The same times a fifth of the logarithm of how many sentences the text has: what is said early
  /// in a long talk may be its introduction.
  EARLY_OF_MANY,
  /// How much of the first 500 words is still to come.
  SOON,
  /// Its words, in fiftieths.
  LENGTH,
  /// 1000 where it has more than 40 words.
  LONG,
  /// 1000 where it begins with a word that leans on what was said before, and is not chosen with
  /// that.
  LOOSE,
  /// Share of its words that speak of the speaker.
  SELF,
  /// Share of its words that speak to somebody.
  ADDRESS,
  /// 1000 where it states a number.
  NUMBER,
  /// Words with a capital that none of them owes to its place, up to five, a fifth each.
  NAMES,
  /// 1000 where the voice speaks with which its text begins; 0 for what nobody speaks.
  HOST,
  /// How rare its words are on average, in eighths of a logarithm.
  RARITY
}
