package tributary.publish.digest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tributary.events.digest.Digest;
import tributary.events.story.Role;
import tributary.events.story.Story;

/// The stories of an edition in their order, so that no subject and no outlet fills the top: taken
/// one by one, each time the best of those left after each has lost something for being like those
/// that were taken (maximal marginal relevance; Carbonell and Goldstein 1998). Unlike there, not
/// the nearest of them alone counts: the fifth of a subject loses more than the second. For one
/// thread.
final class Selection {
  /// What each story before it of the same main subject takes off.
  private static final int SUBJECT_STEP = 50;

  /// What each story before it that the same outlet told first takes off.
  private static final int OUTLET_STEP = 50;

  private static final int MOST = 300;

  private final List<Candidate> left;
  private final Map<String, Integer> subjects = new HashMap<>();
  private final Map<String, Integer> outlets = new HashMap<>();
  private int dropped;

  /// @param candidates in the order of [Ranking#ORDER]
  Selection(List<Candidate> candidates) {
    this.left = new ArrayList<>(candidates);
  }

  /// The first `length`, with what was taken off their scores.
  ///
  /// @param standing what the sources of a story still say; empty where it cannot be told
  List<Candidate> first(int length, Function<Story, Optional<Story>> standing) {
    List<Candidate> chosen = new ArrayList<>();
    while (chosen.size() < length && !left.isEmpty()) {
      Candidate next = next();
      Optional<Story> story = standing.apply(next.story());
      if (story.isPresent()) {
        chosen.add(next.as(story.get(), next.score()));
        subject(next).ifPresent(subject -> subjects.merge(subject, 1, Integer::sum));
        outlets.merge(outlet(next), 1, Integer::sum);
      } else {
        dropped++;
      }
    }
    return chosen;
  }

  /// Candidates that could not be told.
  int dropped() {
    return dropped;
  }

  private Candidate next() {
    int best = 0;
    Candidate found = ranked(left.getFirst());
    for (int i = 1; i < left.size() && left.get(i).score().total() >= found.score().total(); i++) {
      Candidate other = ranked(left.get(i));
      if (Ranking.ORDER.compare(other, found) < 0) {
        best = i;
        found = other;
      }
    }
    left.remove(best);
    return found;
  }

  private Candidate ranked(Candidate candidate) {
    int alike =
        SUBJECT_STEP * subject(candidate).map(of -> subjects.getOrDefault(of, 0)).orElse(0)
            + OUTLET_STEP * outlets.getOrDefault(outlet(candidate), 0);
    Digest.Score alone = candidate.score();
    int off = Math.min(Math.min(alike, MOST), alone.total());
    return candidate.as(
        candidate.story(),
        new Digest.Score(
            alone.coverage(),
            alone.subject(),
            alone.recency(),
            alone.total() - off,
            alone.novelty(),
            alone.source(),
            off));
  }

  /// The one that fits it best.
  private static Optional<String> subject(Candidate candidate) {
    return candidate.story().subjects().stream().map(tag -> tag.subject()).findFirst();
  }

  private static String outlet(Candidate candidate) {
    return candidate.story().members().stream()
        .filter(member -> member.role() != Role.DUPLICATE)
        .findFirst()
        .map(Ranking::outlet)
        .orElse("");
  }
}
