package tributary.publish.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.SampleWeek.member;

import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.events.topic.Marked;

class StoriesTest {
  private final Stories stories = new Stories();

  @Test
  void keepsTheLatestVersion() {
    put("a", 2, List.of(), null);
    put("a", 1, List.of(), null);

    assertThat(stories.story("a").orElseThrow().version()).isEqualTo(2);
    assertThat(stories.all()).hasSize(1);
  }

  @Test
  void leadsFromAnAliasAndThroughMergesToTheSurvivor() {
    put("a", 1, List.of("z"), null);
    put("b", 2, List.of(), "a");
    put("c", 2, List.of(), "b");

    for (String id : List.of("a", "b", "c", "z")) {
      assertThat(stories.story(id)).hasValueSatisfying(s -> assertThat(s.id()).isEqualTo("a"));
    }
    assertThat(stories.all()).hasSize(1);
  }

  @Test
  void findsNobodyInACircle() {
    put("a", 1, List.of(), "b");
    put("b", 1, List.of(), "a");

    assertThat(stories.story("a")).isEmpty();
  }

  @Test
  void forgetsAndCountsChanges() {
    put("a", 1, List.of(), null);
    long before = stories.changes();
    stories.put("a", null);

    assertThat(stories.story("a")).isEmpty();
    assertThat(stories.changes()).isGreaterThan(before);
  }

  private void put(String id, int version, List<String> aliases, String mergedInto) {
    Member member = member("m", "Outlet", "2026-11-12T12:00:00Z");
    Story story =
        new Story(
            id,
            version,
            "Headline",
            member.firstSeen(),
            List.of(member),
            null,
            List.of(),
            List.of(),
            List.of(),
            aliases,
            mergedInto,
            "test");
    stories.put(id, Marked.of(story));
  }
}
