package tributary.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;

class StoryTextTest {
  private static final Instant NOON = Instant.parse("2026-11-12T12:00:00Z");
  private static final Claim OPEN = claim("one", "Mayor Ito opened the turbine.", null);
  private static final Claim TWELVE = claim("one", "Some 12 boats came to the harbour.", null);
  private static final Claim FIFTEEN = claim("two", "We counted 15 boats in the harbour.", 700);

  @Test
  void numbersTheSourcesInTheOrderOfTheirFirstCitation() {
    Brief brief =
        new Brief(
            OPEN,
            List.of(FIFTEEN),
            List.of(new Brief.Detail(Brief.Detail.Kind.NUMBER, "12 boats", TWELVE)),
            List.of(),
            List.of(
                new Brief.Disagreement(
                    "boats",
                    List.of(
                        new Brief.Side("12 boats", List.of(TWELVE)),
                        new Brief.Side("15 boats", List.of(FIFTEEN))))),
            List.of(new Brief.Development(NOON, OPEN)));

    assertThat(text(brief).lines())
        .containsSubsequence(
            "Turbine opens",
            "Mayor Ito opened the turbine. [1]",
            "We counted 15 boats in the harbour. [2 at 11:40]",
            "Details",
            "  - 12 boats: Some 12 boats came to the harbour. [1]",
            "What sources disagree on",
            "  - boats",
            "      - 12 boats: Some 12 boats came to the harbour. [1]",
            "      - 15 boats: We counted 15 boats in the harbour. [2 at 11:40]",
            "How it developed",
            "  - 2026-11-12 12:00 Mayor Ito opened the turbine. [1]",
            "Worth knowing",
            "  - Mayor Ito opened the turbine. [1]",
            "Sources",
            "  [1] one: Turbine opens https://one.example/",
            "  [2] two: Turbine opens https://two.example/",
            "Told by 2 items")
        .doesNotContain("What follows");
  }

  @Test
  void aStoryWithoutABriefIsToldByItsMembers() {
    assertThat(text(null).lines()).contains("Told by 2 items").doesNotContain("Details");
  }

  private static String text(@Nullable Brief brief) {
    Story story =
        new Story(
            "s",
            1,
            "Turbine opens",
            NOON,
            List.of(member("one"), member("two")),
            brief,
            brief == null ? List.of() : List.of(Insight.of(OPEN)),
            List.of(),
            List.of(),
            List.of(),
            null,
            "as tested");
    return StoryText.of(new StorySearch.Found(story, Map.of()));
  }

  private static Claim claim(String item, String text, @Nullable Integer second) {
    return new Claim(text, List.of(new Citation(item, "0-x", text, second)));
  }

  private static Member member(String item) {
    return new Member(
        item,
        1,
        Role.ORIGINAL,
        Kind.ARTICLE,
        new Origin(item, item, null),
        "Turbine opens",
        URI.create("https://" + item + ".example/"),
        null,
        NOON,
        NOON,
        false,
        null,
        null);
  }
}
