package tributary.publish.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.SampleWeek.member;
import static tributary.publish.SampleWeek.says;
import static tributary.publish.SampleWeek.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.item.SubjectTag;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.publish.SampleStories;

class SurveyTest {
  private static final SubjectTag AGENTS = new SubjectTag("agents", "Agents", 800, "agent");

  @Test
  void saysNothingOfASubjectThatNoStoryIsAbout() {
    assertThat(page(told("a", "Cold", "2026-11-12T12:00:00Z", "It was cold.")).page("cooling"))
        .isEmpty();
    assertThat(new Survey(List.of(), claim -> true).subjects()).isEmpty();
  }

  @Test
  void isTheSameInWhateverOrderStoriesCome() {
    List<Story> stories = new ArrayList<>(SampleStories.briefed());
    String subject = stories.getFirst().subjects().getFirst().subject();
    SubjectPage page = new Survey(stories, claim -> true).page(subject).orElseThrow();
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(stories, new Random(seed));
      assertThat(new Survey(stories, claim -> true).page(subject)).contains(page);
    }
  }

  @Test
  void namesAThemeAfterTheNameItsStoriesShare() {
    SubjectPage page =
        agents(
            told(
                "a",
                "A folder for each of the Deep Agents",
                "2026-11-12T12:00:00Z",
                "With Deep Agents each helper has a folder."),
            told(
                "b",
                "Memory comes to the Deep Agents",
                "2026-11-12T13:00:00Z",
                "Now Deep Agents remember a user."),
            told(
                "c",
                "Bread has become dearer",
                "2026-11-13T12:00:00Z",
                "Bread costs a tenth more."),
            told("d", "Rain in the north", "2026-11-13T13:00:00Z", "It rained for a week."),
            told("e", "A bridge is closed", "2026-11-13T14:00:00Z", "The bridge is closed."));

    assertThat(page.themes())
        .extracting(SubjectPage.Theme::title)
        .containsExactly("Deep Agents", "");
    assertThat(page.themes().getFirst().parts())
        .extracting(SubjectPage.Part::story)
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void saysThreeToFiveSentencesNoTwoOfThemAlike() {
    Story[] stories =
        IntStream.range(0, 9)
            .mapToObj(i ->
                told(
                    "s" + i,
                    "Headline " + i,
                    "2026-11-1" + i + "T12:00:00Z",
                    i < 4
                        ? "The same was said by all of them."
                        : "Matter " + i + " is another one."))
            .toArray(Story[]::new);

    List<Claim> summary = agents(stories).summary();

    assertThat(summary).hasSizeBetween(3, 5);
    assertThat(summary).extracting(Claim::text).doesNotHaveDuplicates();
  }

  @Test
  void keepsOutWhatDoesNotHold() {
    Story good = told("a", "Good", "2026-11-12T12:00:00Z", "This holds.");
    Story bad = told("b", "Bad", "2026-11-12T13:00:00Z", "This does not.");
    SubjectPage page =
        new Survey(List.of(good, bad), claim -> claim.text().equals("This holds."))
            .page("agents")
            .orElseThrow();

    assertThat(page.stories()).isEqualTo(2);
    assertThat(page.summary()).extracting(Claim::text).containsExactly("This holds.");
    assertThat(page.insights()).hasSize(1);
    assertThat(page.timeline()).hasSize(1);
    assertThat(page.week().changes()).hasSize(1);
    assertThat(page.sources()).hasSize(2);
  }

  @Test
  void tellsWhatBeganFromWhatWentOnAndLeavesOutWhatIsOlderThanAWeek() {
    Member early = member("e", "One", "2026-11-01T12:00:00Z");
    Member late = member("l", "Two", "2026-11-12T12:00:00Z");
    Story grown =
        story(
            "grown",
            "It goes on",
            List.of(early, late),
            List.of(says("It began.", early, null), says("There is more.", late, null)),
            List.of(AGENTS));
    SubjectPage page =
        agents(
            grown,
            told("new", "It begins", "2026-11-13T12:00:00Z", "Something new."),
            told("old", "It was", "2026-11-02T12:00:00Z", "Something old."));

    assertThat(page.week().changes())
        .extracting(SubjectPage.Change::story)
        .containsExactly("new", "grown");
    assertThat(page.week().changes())
        .extracting(SubjectPage.Change::began)
        .containsExactly(true, false);
  }

  @Test
  void isQuickOverThousandsOfStories() {
    Story[] stories =
        IntStream.range(0, 3000)
            .mapToObj(i ->
                told(
                    "s" + i,
                    "Report on site " + i % 700,
                    "2026-11-12T12:00:00Z",
                    "Site " + i + " was connected to grid " + i % 50 + "."))
            .toArray(Story[]::new);

    SubjectPage page = agents(stories);

    assertThat(page.insights()).hasSize(3000);
    assertThat(page.themes().size()).isLessThanOrEqualTo(8);
    assertThat(page.timeline()).hasSize(30);
  }

  private static Survey page(Story... stories) {
    return new Survey(Arrays.asList(stories), claim -> true);
  }

  private static SubjectPage agents(Story... stories) {
    return page(stories).page("agents").orElseThrow();
  }

  private static Story told(String id, String headline, String when, String... claims) {
    Member member = member("m-" + id, "Outlet " + id, when);
    List<Insight> insights = Stream.of(claims).map(claim -> says(claim, member, null)).toList();
    return story(id, headline, List.of(member), insights, List.of(AGENTS));
  }
}
