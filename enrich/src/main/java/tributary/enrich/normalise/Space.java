package tributary.enrich.normalise;

/// What is left of a record for an item's sentences. Each costs more than its text, so a text that
/// is small as HTML may be too large as sentences: a page of two million one-letter paragraphs. A
/// record over the limit would stop its stream thread, and every one that takes over.
final class Space {
  /// Leaves a quarter of a record (4 MiB) for what else an item says.
  private static final int BYTES = 3 << 20;

  /// Id, second and punctuation of a sentence in JSON.
  private static final int AROUND = 48;

  private int left = BYTES;

  /// Takes a sentence in, if it fits and all before it did.
  boolean takes(String text) {
    left = full() ? left : left - AROUND - text.chars().map(Space::bytes).sum();
    return !full();
  }

  /// Whether a sentence was left out.
  boolean full() {
    return left < 0;
  }

  /// Of a UTF-16 unit in JSON in UTF-8.
  private static int bytes(int unit) {
    if (unit < ' ') {
      return 6;
    }
    if (unit == '"' || unit == '\\') {
      return 2;
    }
    return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
}
