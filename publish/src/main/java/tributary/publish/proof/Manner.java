package tributary.publish.proof;

/// How a claim came about: how near to its sources it has to be.
public enum Manner {
  /// Taken from one of them, at most with something left out: it brings no word of its own.
  TAKEN,
  /// Written by a model from what they say, in their language.
  WRITTEN,
  /// Written by a model in another language: of its words only numbers and names can be compared.
  TRANSLATED
}
