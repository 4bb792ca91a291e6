package tributary.app.story;

/// Lines of at most 80 columns.
final class Lines {
  private static final int WIDTH = 80;

  private final StringBuilder text = new StringBuilder();

  /// Adds words, with `first` before the first line and as much space before the others.
  void add(String first, String words) {
    StringBuilder line = new StringBuilder(first);
    boolean begun = false;
    for (String word : plain(words).split(" ")) {
      if (begun && line.length() + 1 + word.length() > WIDTH) {
        end(line);
        line = new StringBuilder(" ".repeat(first.length()));
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
      begun = true;
    }
    end(line);
  }

  void blank() {
    text.append(System.lineSeparator());
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing();
  }

  private void end(StringBuilder line) {
    text.append(line.toString().stripTrailing()).append(System.lineSeparator());
  }

  /// Feeds are not to be trusted: a control character in a title could rewrite the terminal.
  private static String plain(String words) {
    return words.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
  }
}
