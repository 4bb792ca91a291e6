package tributary.publish.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tributary.events.digest.Digest;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;

/// Why one story stands before another: mostly how many outlets told it, then how well it fits the
/// followed subjects, last how fresh it is. Whole numbers, so that the order is the same
/// everywhere.
final class Ranking {
  /// Best first; a tie goes to the broader coverage, then to the smaller story id.
  static final Comparator<Candidate> ORDER =
      Comparator.comparingInt((Candidate c) -> c.score().total())
          .thenComparingInt(c -> c.score().coverage())
          .reversed()
          .thenComparing(c -> c.story().id());

  /// A second independent outlet says most about weight, a sixth little more than the fifth.
  private static final List<Integer> COVERAGE = List.of(0, 200, 500, 700, 850, 950, 1000);

  private static final int COVERAGE_WEIGHT = 5;
  private static final int SUBJECT_WEIGHT = 4;
  private static final int RECENCY_WEIGHT = 1;

  private Ranking() {}

  /// The score of a story whose `news` are the members that bring it into the period.
  static Digest.Score score(Story story, List<Member> news, Period period) {
    int coverage = COVERAGE.get(Math.min(outlets(story), COVERAGE.size() - 1));
    int subject =
        story.subjects().stream().mapToInt(tag -> Math.clamp(tag.score(), 0, 1000)).max().orElse(0);
    int recency = recency(news, period);
    int total =
        (COVERAGE_WEIGHT * coverage + SUBJECT_WEIGHT * subject + RECENCY_WEIGHT * recency)
            / (COVERAGE_WEIGHT + SUBJECT_WEIGHT + RECENCY_WEIGHT);
    return new Digest.Score(coverage, subject, recency, total, null, null, null);
  }

  /// Outlets that told it in words of their own; two feeds of one outlet are one.
  private static int outlets(Story story) {
    return (int)
        story.members().stream()
            .filter(member -> member.role() != Role.DUPLICATE)
            .map(member -> member.origin().outlet().strip().toLowerCase(Locale.ROOT))
            .distinct()
            .count();
  }

  private static int recency(List<Member> news, Period period) {
    long length = Duration.between(period.from(), period.to()).toMillis();
    Instant newest = news.stream().map(Member::published).max(Instant::compareTo).orElseThrow();
    long age = Math.clamp(Duration.between(period.from(), newest).toMillis(), 0, length);
    return (int) (age * 1000 / length);
  }
}
