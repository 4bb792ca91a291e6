package tributary.publish.digest;

import java.util.List;
import java.util.Optional;
import tributary.events.digest.Digest;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;

/// A story of the period.
///
/// @param news its members that belong to the period and that no earlier edition was told by
/// @param update whether an earlier edition told the story
/// @param score as if it stood alone: nothing is taken off for what is like it
record Candidate(Story story, List<Member> news, boolean update, Digest.Score score) {

  /// A story belongs to a period when a member that is news was published in it, or first seen in
  /// it (told late, and so missed by the edition before). Backlog is never news; a repeat of a text
  /// brings nothing new. A story already told needs a member published in the period that the
  /// telling did not rest on, and that says something new: latecomers of the week before are no
  /// update.
  static Optional<Candidate> of(Story story, Plan plan, Period period, Told told) {
    if (!plan.scope().takes(story)) {
      return Optional.empty();
    }
    boolean update = told.knows(story);
    List<Member> news =
        story.members().stream()
            .filter(member -> !member.backlog() && member.role() != Role.DUPLICATE)
            .filter(member -> member.firstSeen().isBefore(period.to()))
            .filter(member -> inside(member, period) && !told.knows(member))
            .filter(member -> !update || period.contains(member.published()))
            .toList();
    if (news.isEmpty() || (update && !Changes.by(news).worth(story))) {
      return Optional.empty();
    }
    Digest.Score score = new Ranking(plan, period).score(story, news, update);
    return Optional.of(new Candidate(story, news, update, score));
  }

  private static boolean inside(Member member, Period period) {
    return period.contains(member.published()) || period.contains(member.firstSeen());
  }

  /// Members that are counted for the period, repeats included.
  List<Member> counted(Period period) {
    return story.members().stream()
        .filter(member -> !member.backlog() && inside(member, period))
        .toList();
  }

  /// The same with what its sources still say, at the rank it got.
  Candidate as(Story standing, Digest.Score ranked) {
    return new Candidate(standing, news, update, ranked);
  }
}
