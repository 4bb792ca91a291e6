package tributary.enrich.chapter;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long units last.
///
/// @param lengths of the units in seconds
/// @param told whether the transcript tells times; else they are guessed from the number of words
@SuppressWarnings("ArrayRecordComponent") // made once an episode, and never compared
record Timing(int[] lengths, boolean told) {
  /// A chapter lasts a minute, and an episode has sixty at most.
  private static final int SHORTEST_SECONDS = 60;

  private static final int MOST_CHAPTERS = 60;

  /// Nobody calls twenty minutes a chapter, unless nothing divides them.
  private static final int LONGEST_SECONDS = 1_200;

  /// Of words in two seconds, as people speak.
  private static final int WORDS_IN_TWO_SECONDS = 5;

  /// @param units in order of time
  /// @param duration of the episode, where known
  static Timing of(List<Unit> units, @Nullable Duration duration) {
    boolean told = units.getLast().start() > units.getFirst().start();
    int[] lengths = new int[units.size()];
    for (int i = 0; i < lengths.length; i++) {
      boolean last = i + 1 == lengths.length;
      lengths[i] =
          told && !last ? units.get(i + 1).start() - units.get(i).start() : guessed(units.get(i));
    }
    if (told && duration != null) {
      long rest = duration.toSeconds() - units.getLast().start();
      int most = lengths[lengths.length - 1];
      lengths[lengths.length - 1] = Math.clamp(rest, 0, most);
    }
    return new Timing(lengths, told);
  }

  private static int guessed(Unit unit) {
    long words = 1 + unit.text().chars().filter(c -> c == ' ').count();
    return (int) (words * 2 / WORDS_IN_TWO_SECONDS);
  }

  private long total() {
    long total = 0;
    for (int length : lengths) {
      total += length;
    }
    return total;
  }

  /// Whether it is long enough for two chapters.
  boolean divisible() {
    return total() >= 2 * SHORTEST_SECONDS;
  }

  /// How such an episode is divided.
  Segmenter segmenter() {
    int share = (int) (total() / MOST_CHAPTERS) + 1;
    return new Segmenter(Math.max(SHORTEST_SECONDS, share), LONGEST_SECONDS);
  }
}
