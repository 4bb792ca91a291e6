package tributary.publish.digest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Insight;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Related;
import tributary.events.story.Story;

/// Stories with what [tributary.publish.SampleWeek] leaves out.
final class SampleStory {
  private SampleStory() {}

  static Story of(String id, String headline, List<Member> members) {
    return told(id, headline, members, null, List.of());
  }

  static Story told(
      String id,
      String headline,
      List<Member> members,
      @Nullable Brief brief,
      List<Insight> insights) {
    return new Story(
        id,
        members.size(),
        headline,
        members.getLast().firstSeen(),
        members,
        brief,
        insights,
        List.of(),
        List.of(),
        List.of(),
        null,
        "test");
  }

  static Story related(Story story, List<Related> related) {
    return with(story, related, story.aliases());
  }

  static Story aliased(Story story, String alias) {
    return with(story, story.related(), List.of(alias));
  }

  private static Story with(Story story, List<Related> related, List<String> aliases) {
    return new Story(
        story.id(),
        story.version(),
        story.headline(),
        story.closedAt(),
        story.members(),
        story.brief(),
        story.insights(),
        story.subjects(),
        related,
        aliases,
        story.mergedInto(),
        story.algorithm());
  }
}
