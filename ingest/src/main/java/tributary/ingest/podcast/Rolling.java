package tributary.ingest.podcast;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Captions that roll up a screen: each repeats the last line of the one before, or all of it with
/// a word more. Read one after another they would say everything twice.
final class Rolling {
  private static final int SHARE = 3;
  private static final Pattern MARK = Pattern.compile("<[^<>]{0,500}>");

  private Rolling() {}

  /// Whether captions roll: a third of them repeat. People who say a thing twice do not.
  static boolean is(List<List<String>> captions) {
    int repeats = 0;
    for (int i = 1; i < captions.size(); i++) {
      repeats += overlap(captions.get(i - 1), captions.get(i)) > 0 ? 1 : 0;
    }
    return repeats > 1 && repeats * SHARE >= captions.size();
  }

  /// What a caption shows that the one before did not.
  static List<String> fresh(List<String> before, List<String> caption) {
    int overlap = overlap(before, caption);
    if (overlap == 0) {
      return caption;
    }
    String last = bare(before.getLast());
    String grown = bare(caption.get(overlap - 1)).substring(last.length());
    List<String> below = caption.subList(overlap, caption.size());
    return grown.isBlank() ? below : Stream.concat(Stream.of(grown), below.stream()).toList();
  }

  /// How many lines at the caption's top stood at the bottom before; the lowest may have grown.
  private static int overlap(List<String> before, List<String> caption) {
    for (int lines = Math.min(before.size(), caption.size()); lines > 0; lines--) {
      if (repeats(before.subList(before.size() - lines, before.size()), caption)) {
        return lines;
      }
    }
    return 0;
  }

  private static boolean repeats(List<String> bottom, List<String> caption) {
    int last = bottom.size() - 1;
    for (int i = 0; i < last; i++) {
      if (!bare(bottom.get(i)).equals(bare(caption.get(i)))) {
        return false;
      }
    }
    String grown = bare(caption.get(last));
    String was = bare(bottom.get(last));
    return grown.equals(was) || grown.startsWith(was + " ");
  }

  private static String bare(String line) {
    return MARK.matcher(line).replaceAll("").strip();
  }
}
