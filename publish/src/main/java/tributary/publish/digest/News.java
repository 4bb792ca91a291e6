package tributary.publish.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.story.Brief;
import tributary.events.story.Member;

/// Puts what is new in front of what earlier editions have told.
///
/// @param items ids of the items that no earlier edition was told by
record News(Set<String> items) {

  static News of(Candidate candidate) {
    return new News(candidate.news().stream().map(Member::item).collect(Collectors.toSet()));
  }

  private boolean isNew(Claim claim) {
    return claim.citations().stream().anyMatch(citation -> items.contains(citation.item()));
  }

  List<Insight> first(List<Insight> insights) {
    return ordered(insights, insight -> isNew(insight.said()));
  }

  /// The first new sentence of the summary is the gist; the old one goes into the summary.
  @Nullable Brief first(@Nullable Brief brief) {
    if (brief == null) {
      return null;
    }
    List<Claim> summary = new ArrayList<>(ordered(brief.summary(), this::isNew));
    Claim gist = brief.gist();
    Optional<Claim> news = summary.stream().filter(this::isNew).findFirst();
    if (gist != null && !isNew(gist) && news.isPresent()) {
      summary.remove(news.get());
      int at = (int) summary.stream().filter(this::isNew).count();
      if (!summary.contains(gist)) {
        summary.add(at, gist);
      }
      gist = news.get();
    }
    return new Brief(
        gist,
        summary,
        ordered(brief.details(), detail -> isNew(detail.claim())),
        ordered(brief.impact(), this::isNew),
        brief.disagreements(),
        brief.timeline());
  }

  private static <T> List<T> ordered(List<T> all, Predicate<T> isNew) {
    return Stream.concat(all.stream().filter(isNew), all.stream().filter(Predicate.not(isNew)))
        .toList();
  }
}
