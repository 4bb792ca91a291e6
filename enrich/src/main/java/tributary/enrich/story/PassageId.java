package tributary.enrich.story;

/// The ids under which an item's parts are decided: the item's own for the whole, `ITEM#n` for part
/// n of an episode.
final class PassageId {
  private static final char SEPARATOR = '#';

  private PassageId() {}

  /// The item that a passage is of.
  static String item(String passage) {
    int end = passage.lastIndexOf(SEPARATOR);
    return end < 0 ? passage : passage.substring(0, end);
  }

  /// Which part it is: 0 for the whole item.
  static int number(String passage) {
    int end = passage.lastIndexOf(SEPARATOR);
    return end < 0 ? 0 : Integer.parseInt(passage.substring(end + 1));
  }

  /// The id of part `number` of an item.
  static String of(String item, int number) {
    return number == 0 ? item : item + SEPARATOR + number;
  }
}
