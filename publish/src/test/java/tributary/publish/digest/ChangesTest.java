package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.SampleWeek.PERIOD;
import static tributary.publish.SampleWeek.PLAN;
import static tributary.publish.SampleWeek.member;
import static tributary.publish.SampleWeek.says;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Story;

class ChangesTest {
  private static final Member OLD = member("old", "One", "2026-11-08T12:00:00Z");
  private static final Member NEW = member("new", "Two", "2026-11-12T12:00:00Z");
  private static final Told TOLD = new Told(Set.of("s"), Set.of("old"));
  private static final Claim BEFORE = says("The site takes 250 MW.", OLD, null).said();
  private static final Claim NOW = says("The site takes 300 MW.", NEW, null).said();

  @Test
  void saysWhichNumberMovedAndWhoSaidTheOldOne() {
    Digest.Entry entry = edit(told(disagreement("250", "300"), List.of())).entries().getFirst();

    assertThat(entry.headline()).isEqualTo("Update: Site");
    assertThat(entry.changed())
        .containsExactly(new Digest.Change(NOW, new Digest.Moved("MW", "300", "250", BEFORE)));
    assertThat(Gate.claims(entry)).contains(NOW, BEFORE);
  }

  @Test
  void callsNoNumberMovedThatItsClaimDoesNotSay() {
    assertThat(
            edit(told(disagreement("two hundred", "300"), List.of()))
                .entries()
                .getFirst()
                .changed())
        .containsExactly(new Digest.Change(NOW, null));
  }

  @Test
  void leavesAToldStoryAloneWhereNewCoverageSaysNothingNew() {
    Story repeated =
        SampleStory.told(
            "s",
            "Site",
            List.of(OLD, NEW),
            null,
            List.of(says("The site takes 250 MW.", OLD, null)));

    assertThat(edit(repeated).entries()).isEmpty();
    assertThat(
            new Editor(PLAN, PERIOD, new Told(Set.of(), Set.of()))
                .edit(List.of(repeated), List.of())
                .entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.changed()).isEmpty());
  }

  @Test
  void namesAtMostThreeAndNothingThatAnOlderItemSaysToo() {
    List<Insight> insights =
        List.of(
            says("First.", NEW, null),
            says("Known.", OLD, null),
            says("Second.", NEW, null),
            says("Third.", NEW, null),
            says("Fourth.", NEW, null));

    assertThat(edit(told(null, insights)).entries().getFirst().changed())
        .extracting(change -> change.claim().text())
        .containsExactly("First.", "Second.", "Third.");
  }

  private static Brief disagreement(String before, String now) {
    return new Brief(
        NOW,
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Brief.Disagreement(
                "MW",
                List.of(
                    new Brief.Side(before, List.of(BEFORE)), new Brief.Side(now, List.of(NOW))))),
        List.of());
  }

  private static Story told(@Nullable Brief brief, List<Insight> insights) {
    return SampleStory.told("s", "Site", List.of(OLD, NEW), brief, insights);
  }

  private static Digest edit(Story story) {
    return new Editor(PLAN, PERIOD, TOLD).edit(List.of(story), List.of());
  }
}
