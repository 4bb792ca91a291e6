package tributary.publish.reading;

/// Names of places within a page.
final class Anchors {
  private Anchors() {}

  /// Of a sentence, by its id. A name has no space in it.
  static String sentence(String id) {
    return "t-" + id.replaceAll("[^A-Za-z0-9_-]", "_");
  }

  /// Of a chapter.
  static String chapter(int number) {
    return "chapter-" + number;
  }
}
