package tributary.ingest.page;

import java.util.List;
import java.util.regex.Pattern;
import tributary.events.item.Ids;

/// What a page says, without what changes by itself: counters, dates, times, how long ago, and all
/// that is no sentence.
final class Gist {
  private static final int SENTENCE = 40;
  private static final Pattern MOVING =
      Pattern.compile(
          "\\b(?:\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}|\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[ap]\\.?m\\.?)?"
              + "|\\d[\\d.,]*\\s?(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?) ago"
              + "|(?:vor|hace|il y a|fa) \\d+ \\p{L}+"
              + "|\\d[\\d.,]*[kKM]?\\s?(?:views?|reads?|readers?|comments?|likes?|shares?|votes?|visitors?"
              + "|Aufrufe|Kommentare|commentaires|comentarios|commenti))\\b");
  private static final Pattern LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Gist() {}

  /// Equal for two versions of a text that say the same.
  static String of(List<Block> blocks) {
    StringBuilder said = new StringBuilder();
    StringBuilder all = new StringBuilder();
    for (Block block : blocks) {
      String words = LETTERS.matcher(MOVING.matcher(block.text()).replaceAll(" ")).replaceAll(" ");
      all.append(words).append('\n');
      if (words.length() >= SENTENCE) {
        said.append(words).append('\n');
      }
    }
    return Ids.hash((said.isEmpty() ? all : said).toString());
  }
}
