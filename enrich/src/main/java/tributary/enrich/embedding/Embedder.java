package tributary.enrich.embedding;

/// Makes embeddings of texts. The same text gives the same embedding in one process; another kind
/// of processor may round otherwise (docs/decisions). Safe to share between threads.
public interface Embedder {
  /// Name and version of the model and of how texts are given to it: two embeddings may be compared
  /// if this is equal.
  String model();

  /// The embedding of a text, [Embedding#NONE] for one that says nothing. Costs the same for any
  /// text beyond a hundred words: no more is read.
  Embedding embed(String text);

  /// Finds no meaning in anything, and costs nothing.
  record Off() implements Embedder {
    @Override
    public String model() {
      return "off";
    }

    @Override
    public Embedding embed(String text) {
      return Embedding.NONE;
    }
  }
}
