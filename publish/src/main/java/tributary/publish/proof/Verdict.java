package tributary.publish.proof;

/// What a proof says of a claim.
public sealed interface Verdict {
  /// It says what its sources say.
  record Holds() implements Verdict {}

  /// It does not, or nobody can tell.
  ///
  /// @param what the word, number or id that is wrong; may be empty
  record Fails(Fault fault, String what) implements Verdict {}

  /// Whether it may be published.
  default boolean holds() {
    return this instanceof Holds;
  }
}
