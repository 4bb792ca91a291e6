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
/// subjects, how new it is, who tells it, and how fresh it is. Whole numbers, so that the order is
/// the same everywhere. What is like a story before it loses some of it: [Selection].
record Ranking(Plan plan, Period period) {
  /// Best first; a tie goes to the broader coverage, then to the smaller story id.
  static final Comparator<Candidate> ORDER =
      Comparator.comparingInt((Candidate c) -> c.score().total())
          .thenComparingInt(c -> c.score().coverage())
          .reversed()
          .thenComparing(c -> c.story().id());

  /// A second independent outlet says most about weight, a sixth little more than the fifth.
  private static final List<Integer> COVERAGE = List.of(0, 200, 500, 700, 850, 950, 1000);

  /// What is told again is never as new as what is told for the first time.
  private static final int NEWEST_UPDATE = 600;

  private static final int COVERAGE_PERCENT = 40;
  private static final int SUBJECT_PERCENT = 25;
  private static final int NOVELTY_PERCENT = 15;
  private static final int SOURCE_PERCENT = 10;
  private static final int RECENCY_PERCENT = 10;

  /// The score of a story by itself.
  ///
  /// @param news the members that bring it into the period, never empty
  /// @param update whether an earlier edition told it
  Digest.Score score(Story story, List<Member> news, boolean update) {
    int coverage = COVERAGE.get(Math.min(outlets(story), COVERAGE.size() - 1));
    int subject = plan.scope().fit(story);
    int novelty = update ? share(story, news) : novelty(story);
    int source = source(story);
    int recency = recency(news);
    int total =
        (COVERAGE_PERCENT * coverage
                + SUBJECT_PERCENT * subject
                + NOVELTY_PERCENT * novelty
                + SOURCE_PERCENT * source
                + RECENCY_PERCENT * recency)
            / 100;
    return new Digest.Score(coverage, subject, recency, total, novelty, source, 0);
  }

  /// Outlets that told it in words of their own and count at all; two feeds of one outlet are one.
  private int outlets(Story story) {
    return (int)
        story.members().stream()
            .filter(member -> member.role() != Role.DUPLICATE)
            .filter(member -> plan.weights().of(member) > 0)
            .map(Ranking::outlet)
            .distinct()
            .count();
  }

  static String outlet(Member member) {
    return member.origin().outlet().strip().toLowerCase(Locale.ROOT);
  }

  /// All of it for what was first reported in the period, nothing for what is older by a whole
  /// period or more.
  private int novelty(Story story) {
    Instant first =
        story.members().stream().map(Member::published).min(Instant::compareTo).orElseThrow();
    long length = length();
    long before = Math.clamp(Duration.between(first, period.from()).toMillis(), 0, length);
    return (int) (1000 - before * 1000 / length);
  }

  /// How many of those who tell it are new.
  private static int share(Story story, List<Member> news) {
    long voices = story.members().stream().filter(m -> m.role() != Role.DUPLICATE).count();
    return (int) ((long) NEWEST_UPDATE * news.size() / voices);
  }

  /// The weightiest of those who tell it.
  private int source(Story story) {
    int most =
        story.members().stream()
            .filter(member -> member.role() != Role.DUPLICATE)
            .mapToInt(plan.weights()::of)
            .max()
            .orElse(0);
    return most * 1000 / Weights.MOST;
  }

  private int recency(List<Member> news) {
    long length = length();
    Instant newest = news.stream().map(Member::published).max(Instant::compareTo).orElseThrow();
    long age = Math.clamp(Duration.between(period.from(), newest).toMillis(), 0, length);
    return (int) (age * 1000 / length);
  }

  private long length() {
    return Duration.between(period.from(), period.to()).toMillis();
  }
}
