package tributary.enrich;

import java.time.Duration;
import tributary.events.item.Dates;

/// How items are grouped. A change here makes other stories of the same items: it belongs to a
/// replay, never to a running application (docs/time.md).
///
/// @param embedding whether items are also compared by what they mean; off, by their words alone
/// @param window how far apart, by publication, two items may tell the same story
/// @param storyOpen how long after its last member a story still takes one in
/// @param storyThreshold mean similarity to a story's members from which an item joins, 0 to 1000
/// @param mergeThreshold mean similarity from which two stories are one after all, 0 to 1000
/// @param nearThreshold similarity of two items from which their stories are related, 0 to 1000
/// @param duplicateThreshold similarity from which an item repeats another's text, 0 to 1000
/// @param pairFloor similarity below which a pair is not worth mentioning, 0 to 1000
/// @param candidatesPerKey newest earlier items that one routing key may bring up
/// @param threads stream threads of this process
/// @param standbys copies of every store that other instances keep ready; 0 rebuilds a lost
///   instance's stores from the topics
public record EnrichConfig(
    Switch embedding,
    Duration window,
    Duration storyOpen,
    int storyThreshold,
    int mergeThreshold,
    int nearThreshold,
    int duplicateThreshold,
    int pairFloor,
    int candidatesPerKey,
    int threads,
    int standbys) {
  private static final int MOST_STANDBYS = 5;

  /// What is used or not.
  public enum Switch {
    ON,
    OFF
  }

  public EnrichConfig {
    positive("window", window);
    positive("storyOpen", storyOpen);
    score("storyThreshold", storyThreshold);
    score("mergeThreshold", mergeThreshold);
    score("nearThreshold", nearThreshold);
    score("duplicateThreshold", duplicateThreshold);
    score("pairFloor", pairFloor);
    if (duplicateThreshold < storyThreshold) {
      throw new IllegalArgumentException("duplicateThreshold is not below storyThreshold");
    }
    if (candidatesPerKey < 1 || threads < 1) {
      throw new IllegalArgumentException("candidatesPerKey and threads count from 1");
    }
    if (standbys < 0 || standbys > MOST_STANDBYS) {
      throw new IllegalArgumentException(
          "standbys lies between 0 and " + MOST_STANDBYS + ": " + standbys);
    }
  }

  /// Without standbys.
  public EnrichConfig(
      Switch embedding,
      Duration window,
      Duration storyOpen,
      int storyThreshold,
      int mergeThreshold,
      int nearThreshold,
      int duplicateThreshold,
      int pairFloor,
      int candidatesPerKey,
      int threads) {
    this(
        embedding,
        window,
        storyOpen,
        storyThreshold,
        mergeThreshold,
        nearThreshold,
        duplicateThreshold,
        pairFloor,
        candidatesPerKey,
        threads,
        0);
  }

  public static EnrichConfig defaults() {
    return new EnrichConfig(
        Switch.ON, Duration.ofDays(3), Duration.ofDays(14), 380, 550, 150, 950, 50, 16, 2);
  }

  /// The same with embedding on or off.
  public EnrichConfig embedding(Switch embedding) {
    return with(embedding, window, threads);
  }

  /// The same with another window.
  public EnrichConfig window(Duration window) {
    return with(embedding, window, threads);
  }

  /// How long it is known where an item is: no shorter than what a pair can span. So far back a
  /// replay begins to read, before what it is about.
  public Duration kept() {
    Duration twiceOpen = storyOpen.multipliedBy(2);
    Duration pairSpan = window.plus(Dates.REACH);
    return twiceOpen.compareTo(pairSpan) > 0 ? twiceOpen : pairSpan;
  }

  /// The same with another number of stream threads.
  public EnrichConfig threads(int threads) {
    return with(embedding, window, threads);
  }

  private EnrichConfig with(Switch embedding, Duration window, int threads) {
    return new EnrichConfig(
        embedding,
        window,
        storyOpen,
        storyThreshold,
        mergeThreshold,
        nearThreshold,
        duplicateThreshold,
        pairFloor,
        candidatesPerKey,
        threads,
        standbys);
  }

  private static void positive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(key + " is longer than nothing: " + duration);
    }
  }

  private static void score(String key, int score) {
    if (score < 0 || score > 1000) {
      throw new IllegalArgumentException(key + " lies between 0 and 1000: " + score);
    }
  }
}
