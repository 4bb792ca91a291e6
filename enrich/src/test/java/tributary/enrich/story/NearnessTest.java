package tributary.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.enrich.story.AverageLink.Near;
import tributary.events.story.Evidence;
import tributary.events.story.Related;

class NearnessTest {
  private static final Instant NOW = Instant.parse("2026-11-12T10:00:00Z");

  private final Nearness nearness = new Nearness(420, 250);
  private final OpenStory own = story("own", NOW, "x");

  @Test
  void saysWhatTheyShareHowFarApartTheyBeganAndTheMeanThatWasTooLow() {
    OpenStory other = story("other", NOW.minus(Duration.ofDays(2)), "y");

    Related related = nearness.of(own, near(other, "y", 500, 310, null));
    Related back = nearness.back(own, near(other, "y", 500, 310, null));

    assertThat(related.story()).isEqualTo("other");
    assertThat(related.item()).isEqualTo("x");
    assertThat(related.evidence().item()).isEqualTo("y");
    assertThat(related.reason())
        .isEqualTo("both: quartz; same subject: Energy; 2 days earlier; mean 310 below 420");
    assertThat(back.story()).isEqualTo("own");
    assertThat(back.item()).isEqualTo("y");
    assertThat(back.evidence().item()).isEqualTo("x");
    assertThat(back.reason())
        .isEqualTo("both: quartz; same subject: Energy; 2 days later; mean 310 below 420");
  }

  @Test
  void saysWhichNumbersOfASeriesKeptThemApart() {
    Near near = near(story("other", NOW, "y"), "y", 900, 900, "week 45 / week 46");
    assertThat(nearness.of(own, near).reason())
        .isEqualTo("both: quartz; same subject: Energy; kept apart by week 45 / week 46");
  }

  @Test
  void namesTheNearestFewOfThoseNearEnoughButNoneThatNobodyIsToldOf() {
    List<Near> all = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      all.add(near(story("s" + i, NOW, "y" + i), "y" + i, 200 + 30 * i, 100, null));
    }
    all.add(near(story("part", NOW, "show#1"), "show#1", 900, 100, null));
    all.add(near(own, "x", 900, 900, null));

    assertThat(nearness.to(own, all))
        .extracting(near -> near.story().id())
        .containsExactly("s6", "s5", "s4");
  }

  @Test
  void keepsTheNearestFiveEachOnceUnderItsIdOfToday() {
    List<Related> known = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      known.add(related("s" + i, 300 + i));
    }
    known.add(related("absorbed", 900));

    List<Related> nearest =
        Nearness.nearest(
            own,
            known,
            List.of(related("own", 999), related("s1", 500)),
            id -> id.equals("absorbed") ? "s6" : id);

    assertThat(nearest).extracting(Related::story).containsExactly("s6", "s1", "s5", "s4", "s3");
    assertThat(nearest.getFirst().evidence().score()).isEqualTo(900);
  }

  private Near near(OpenStory story, String item, int score, int mean, @Nullable String veto) {
    Link.Tie tie =
        new Link.Tie(
            "x", item, new Evidence(item, score, "quartz", null, Map.of(), veto, List.of()));
    return new Near(story, new Link(mean, tie, veto == null ? null : tie, false));
  }

  private static Related related(String story, int score) {
    Evidence evidence = new Evidence("y", score, "", 100, Map.of(), null, List.of());
    return new Related(story, "x", evidence, "near");
  }

  private static OpenStory story(String id, Instant since, String item) {
    Voice voice = new Voice(item, "feed of " + item, List.of("Energy", "about " + item));
    return OpenStory.begunBy(id, voice, since);
  }
}
