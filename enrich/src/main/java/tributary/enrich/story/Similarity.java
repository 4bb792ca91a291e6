package tributary.enrich.story;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.enrich.story.Features.Feature;

/// Scores two probes. Pure.
///
/// @param weighing the weights that judge
/// @param floor pairs below are not worth mentioning, 0 to 1000
/// @param copy from here on, a pair of two feeds is a repeat, 0 to 1000
record Similarity(Weighing weighing, int floor, int copy) {
  private static final int FULL = 1000;

  /// The same page tells the same story, unless its address is a hub that many items share.
  private static final int SAME_PAGE = 300;

  /// A repeat has at least so much of its words in common, whatever it means.
  private static final int COPIED_WORDS = 650;

  /// Different words of a text from which it can be called a copy.
  private static final int ENOUGH_WORDS = 8;

  /// A source seldom tells one event twice, and what it tells of one product is alike in its words:
  /// within a feed, where the weights were not learnt, nothing but shared words counts, and they
  /// count this many times less.
  private static final int SAME_FEED = 2;

  private static final int SHOWN_KEYS = 5;

  /// The pair of `later` with `earlier`, or nothing where they have too little in common.
  Optional<Pair> pair(Probe later, Probe earlier) {
    if (!later.compared() || !earlier.compared()) {
      return Optional.empty();
    }
    Features features = Features.of(later, earlier);
    boolean embedded = !later.meaning().none() && !earlier.meaning().none();
    int likeness = weighing.likeness(later.item(), earlier.item(), features, embedded);
    int words = features.get(Feature.WHOLE);
    boolean sameText = !later.text().isEmpty() && later.text().equals(earlier.text());
    boolean samePage =
        !later.page().isEmpty() && later.page().equals(earlier.page()) && words >= SAME_PAGE;
    boolean exact = sameText || samePage;
    @Nullable String veto = sameText ? null : later.serial().conflict(earlier.serial());
    boolean sameFeed = later.feed().equals(earlier.feed());
    boolean near =
        likeness >= copy && words >= COPIED_WORDS && !sameFeed && says(later) && says(earlier);
    int score = exact ? FULL : sameFeed ? Math.min(likeness, words) / SAME_FEED : likeness;
    return score < floor
        ? Optional.empty()
        : Optional.of(
            new Pair(
                earlier.item(),
                score,
                (exact || near) && veto == null,
                veto,
                shared(later, earlier),
                features,
                later.stated().disagreements(earlier.stated())));
  }

  /// A few words are soon the same.
  private static boolean says(Probe probe) {
    return probe.wording().terms().length >= ENOUGH_WORDS;
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
