package tributary.enrich.story;

import java.util.Optional;
import java.util.stream.Collectors;
import tributary.enrich.text.TermVector;

/// Scores two probes. Pure.
///
/// @param floor pairs below are not worth mentioning, 0 to 1000
/// @param copy from here on, a pair of two feeds is a repeat, 0 to 1000
record Similarity(int floor, int copy) {
  private static final int FULL = 1000;

  /// The same page tells the same story, unless its address is a hub that many items share.
  private static final int SAME_PAGE = 300;

  /// A source seldom tells one event twice, and what it tells of one product is alike in its words:
  /// likeness within a feed counts this many times less.
  private static final int SAME_FEED = 2;

  private static final int SHOWN_KEYS = 5;

  /// The pair of `later` with `earlier`, or nothing where they have too little in common.
  Optional<Pair> pair(Probe later, Probe earlier) {
    TermVector own = later.vector();
    TermVector other = earlier.vector();
    if (own == null || other == null) {
      return Optional.empty();
    }
    int words = own.cosine(other);
    boolean sameText = !later.text().isEmpty() && later.text().equals(earlier.text());
    boolean samePage =
        !later.page().isEmpty() && later.page().equals(earlier.page()) && words >= SAME_PAGE;
    boolean exact = sameText || samePage;
    boolean vetoed = !sameText && later.serial().conflicts(earlier.serial());
    boolean sameFeed = later.feed().equals(earlier.feed());
    boolean near = words >= copy && !sameFeed;
    int score = exact ? FULL : sameFeed ? words / SAME_FEED : words;
    if (score < floor) {
      return Optional.empty();
    }
    return Optional.of(
        new Pair(
            earlier.item(), score, (exact || near) && !vetoed, vetoed, shared(later, earlier)));
  }

  private static String shared(Probe later, Probe earlier) {
    return later.keys().stream()
        .filter(earlier.keys()::contains)
        .map(key ->
            key.startsWith("text:") ? "same text" : key.startsWith("page:") ? "same page" : key)
        .limit(SHOWN_KEYS)
        .collect(Collectors.joining(", "));
  }
}
