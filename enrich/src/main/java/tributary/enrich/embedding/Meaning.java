package tributary.enrich.embedding;

/// What a passage means.
///
/// @param title embedding of its title alone
/// @param whole embedding of title and lead together
public record Meaning(Embedding title, Embedding whole) {
  /// Where embedding is off.
  public static final Meaning NONE = new Meaning(Embedding.NONE, Embedding.NONE);
}
