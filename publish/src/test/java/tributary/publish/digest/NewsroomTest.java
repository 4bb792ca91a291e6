package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tributary.publish.SampleWeek.PERIOD;
import static tributary.publish.SampleWeek.PLAN;
import static tributary.publish.SampleWeek.member;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.story.Evidence;
import tributary.events.story.Related;
import tributary.events.story.Story;

class NewsroomTest extends SampleLease {
  @Test
  void publishesWhatItsSourcesSay() {
    Digest.Entry entry = only(edit(story(brief(), insight(LEASE, "a"))));

    assertThat(entry.brief()).isEqualTo(brief());
    assertThat(entry.insights()).containsExactly(insight(LEASE, "a"));
  }

  @Test
  void holdsBackAnEditionOfWhichAClaimDoesNotHoldAndNamesIt() {
    Claim false500 =
        new Claim(
            "SpaceX leases nearly 500 MW of the site to Anthropic.", said(LEASE, "a").citations());
    for (Story story :
        List.of(
            story(null, new Insight(false500.text(), false500.citations(), null)),
            story(null, new Insight(LEASE, said(LEASE, "a").citations(), false500)),
            story(of(false500, List.of())),
            story(of(null, List.of(false500))),
            story(detailed(false500, "500 MW")),
            story(impact(false500)),
            story(disagreeing(false500)),
            story(developing(false500)))) {
      assertThatThrownBy(() -> edit(story))
          .isInstanceOf(UnprovenEdition.class)
          .hasMessageContaining("weekly-2026-W46")
          .hasMessageContaining("story s1 (Lease)")
          .hasMessageContaining("NUMBER")
          .hasMessageContaining(false500.text());
    }
  }

  @Test
  void holdsBackWhatCitesNoSourceNoSentenceOrNotItsWords() {
    Claim elsewhere = new Claim(LEASE, List.of(new Citation("x", "0", LEASE, null)));
    Claim dangling = new Claim(LEASE, List.of(new Citation("a", "9", LEASE, null)));
    Claim misquoted = new Claim(LEASE + " ", List.of(new Citation("a", "0", LEASE + " ", null)));

    assertThatThrownBy(() -> edit(story(of(elsewhere, List.of()))))
        .isInstanceOf(UnprovenEdition.class)
        .hasMessageContaining("cites x, which is no source of the edition");
    assertThatThrownBy(() -> edit(story(of(dangling, List.of()))))
        .isInstanceOf(UnprovenEdition.class)
        .hasMessageContaining("UNKNOWN_SENTENCE");
    assertThatThrownBy(() -> edit(story(of(misquoted, List.of()))))
        .isInstanceOf(UnprovenEdition.class)
        .hasMessageContaining("QUOTE");
    assertThatThrownBy(() -> edit(story(detailed(said(LEASE, "a"), "48 %"))))
        .isInstanceOf(UnprovenEdition.class)
        .hasMessageContaining("names 48 %");
  }

  @Test
  void namesWhatIsNearUnderTheIdsOfNow() {
    Story near =
        SampleStory.of("n", "Near by", List.of(member("n", "Three", "2026-11-01T12:00:00Z")));
    Story lease =
        SampleStory.related(
            story(null), List.of(related("old"), related("gone"), related("n"), related("s1")));
    originals.put("n", original("n", 1, SITE));

    Digest digest = edit(lease, SampleStory.aliased(near, "old"));

    assertThat(only(digest).related())
        .containsExactly(new Digest.Near("n", "Near by", "the same site"));
  }

  @Test
  void anUpdateBeginsWithWhatIsNew() {
    Told told = new Told(Set.of("s1"), Set.of("a"));
    Digest digest =
        newsroom()
            .edit(
                new Editor(PLAN, PERIOD, told),
                List.of(story(brief(), insight(LEASE, "a"), insight(SITE, "b"))),
                List.of());

    Digest.Entry entry = only(digest);
    assertThat(entry.headline()).isEqualTo("Update: Lease");
    assertThat(entry.insights()).extracting(Insight::claim).containsExactly(SITE, LEASE);
    assertThat(entry.brief()).isNotNull();
    assertThat(entry.brief().gist()).isEqualTo(said(SITE, "b"));
    assertThat(entry.brief().summary())
        .containsExactly(said(MORE, "b"), said(LEASE, "a"), said(USE, "a"));
  }

  private static Related related(String story) {
    return new Related(
        story,
        "a",
        new Evidence("z", 400, "site", null, Map.of(), null, List.of()),
        "the same site");
  }
}
