package tributary.publish.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.SampleWeek.member;
import static tributary.publish.SampleWeek.says;
import static tributary.publish.SampleWeek.story;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.events.claim.Citation;
import tributary.events.claim.Insight;
import tributary.events.digest.Instruction;
import tributary.events.digest.Instruction.What;
import tributary.events.item.Kind;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;

class WithheldTest {
  private static final String NOON = "2026-11-12T12:00:00Z";
  private static final Member ONE = member("one", "One", NOON);
  private static final Member TWO = member("two", "Two", NOON);
  private final Withheld withheld = new Withheld();
  private final Story story =
      story(
          "s",
          ONE.title(),
          List.of(ONE, TWO),
          List.of(
              says("By one.", ONE, null),
              says("By two.", TWO, null),
              both("By both.", "By both."),
              both("By one, says two.", "Quite else.")),
          List.of());

  private static Insight both(String first, String second) {
    return new Insight(
        first,
        List.of(new Citation("one", "1", first, null), new Citation("two", "1", second, null)),
        null);
  }

  @Test
  void leavesNothingOfASuppressedItem() {
    take(What.SUPPRESS, "one");

    Story left = withheld.of(story).orElseThrow();

    assertThat(left.members()).containsExactly(TWO);
    assertThat(left.headline()).isEqualTo(TWO.title());
    assertThat(left.insights()).extracting(Insight::claim).containsExactly("By two.", "By both.");
    assertThat(left.insights().stream().flatMap(insight -> insight.citations().stream()))
        .extracting(Citation::item)
        .doesNotContain("one");
    assertThat(withheld.item("one")).isTrue();
  }

  @Test
  void hasNoStoryThatOnlySuppressedItemsTellOrThatWasTakenDown() {
    take(What.SUPPRESS, "one");
    take(What.SUPPRESS, "two");
    assertThat(withheld.of(story)).isEmpty();

    take(What.RESTORE, "one");
    take(What.RESTORE, "two");
    assertThat(withheld.of(story)).contains(story);

    take(What.TAKE_DOWN, "s");
    assertThat(withheld.of(story)).isEmpty();
    take(What.RESTORE, "s");
    assertThat(withheld.of(story)).contains(story);
  }

  @Test
  void letsARepeatSpeakWhereWhatItRepeatsIsSuppressed() {
    Member repeat = member("two", Kind.POST, "Two", "t", NOON, Role.DUPLICATE);
    take(What.SUPPRESS, "one");

    Story left = withheld.of(story("s", "H", List.of(ONE, repeat))).orElseThrow();

    assertThat(left.members()).extracting(Member::role).containsExactly(Role.ORIGINAL);
  }

  private void take(What what, String about) {
    withheld.take(new Instruction(what + about, what, about, null, Instant.EPOCH));
  }
}
