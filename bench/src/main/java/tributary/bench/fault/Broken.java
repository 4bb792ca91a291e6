package tributary.bench.fault;

/// A promise that did not hold, in a sentence.
final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Broken(String sentence) {
    super(sentence);
  }
}
