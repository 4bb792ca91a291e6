package tributary.publish.digest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;
import tributary.events.story.Brief;

/// How much of each story an edition shows. What nobody misses goes first, and a whole story last.
enum Trim {
  WHOLE(5, 12, 5),
  SHORT(3, 4, 5),
  BARE(2, 0, 3),
  LINES(1, 0, 0);

  private final int insights;

  /// Details at most; impacts, disagreements and steps of the timeline likewise.
  private final int details;

  /// Sentences of the summary, beside the gist.
  private final int summary;

  Trim(int insights, int details, int summary) {
    this.insights = insights;
    this.details = details;
    this.summary = summary;
  }

  Digest.Entry of(Digest.Entry entry) {
    return new Digest.Entry(
        entry.story(),
        entry.version(),
        entry.headline(),
        entry.subjects(),
        brief(entry.brief()),
        first(entry.insights(), insights),
        entry.toldBy(),
        entry.related(),
        entry.generated(),
        entry.score(),
        first(entry.changed(), insights));
  }

  private @Nullable Brief brief(@Nullable Brief brief) {
    if (brief == null) {
      return null;
    }
    List<Brief.Development> steps = brief.timeline();
    return new Brief(
        brief.gist(),
        first(brief.summary(), summary),
        first(brief.details(), details),
        first(brief.impact(), details),
        first(brief.disagreements(), details),
        steps.subList(Math.max(0, steps.size() - details), steps.size()));
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }
}
