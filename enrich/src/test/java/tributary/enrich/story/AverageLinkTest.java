package tributary.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tributary.enrich.story.AverageLink.Decision;
import tributary.enrich.story.OpenStory.Voice;

class AverageLinkTest {
  private static final Instant NOW = Instant.parse("2026-11-12T10:00:00Z");
  private static final Voice NEW = new Voice("new", "own feed");

  private final AverageLink link = new AverageLink(300, Duration.ofDays(14));
  private final Map<String, Placed> placed = new HashMap<>();
  private final Map<String, OpenStory> stories = new HashMap<>();

  @Test
  void beginsAStoryOfItsOwnWhereNothingIsAlike() {
    assertThat(decide()).isEqualTo(new Decision(AverageLink.idOf("new"), null, null));
  }

  @Test
  void joinsTheStoryItIsMostLikeOnAverage() {
    story("big", NOW, "a", "b");
    story("small", NOW, "c");

    Decision decision = decide(pair("a", 900), pair("c", 500));

    assertThat(decision.story()).isEqualTo("small");
    assertThat(decision.evidence().item()).isEqualTo("c");
  }

  @Test
  void isNotChainedToAStoryByOneMemberAlone() {
    story("chain", NOW, "a", "b", "c", "d");
    assertThat(decide(pair("a", 800)).story()).isEqualTo(AverageLink.idOf("new"));
  }

  @Test
  void joinsTheStoryOfTheTextThatItRepeatsAndNamesTheOriginalNotACopyOfIt() {
    story("told", NOW, "a");
    placed.put("copy", new Placed("told", "a", NOW));

    Decision decision = decide(new Pair("copy", 1000, true, false, "same text"));

    assertThat(decision.story()).isEqualTo("told");
    assertThat(decision.duplicateOf()).isEqualTo("a");
  }

  @Test
  void keepsOutOfAStoryThatANumberOfASeriesSpeaksAgainst() {
    story("week 45", NOW, "a");
    assertThat(decide(new Pair("a", 950, false, true, "prices")).story())
        .isEqualTo(AverageLink.idOf("new"));
  }

  @Test
  void keepsOutOfAStoryThatItsOwnFeedTellsUnlessItIsLikeThatTelling() {
    placed.put("own", new Placed("product", null, NOW));
    placed.put("other", new Placed("product", null, NOW));
    stories.put(
        "product",
        new OpenStory(List.of(new Voice("own", NEW.feed()), new Voice("other", "elsewhere")), NOW));

    assertThat(decide(pair("own", 200), pair("other", 600)).story())
        .isEqualTo(AverageLink.idOf("new"));
    assertThat(decide(pair("own", 300), pair("other", 600)).story()).isEqualTo("product");
  }

  @Test
  void doesNotReopenAStoryThatHasLongBeenSilent() {
    story("old", NOW.minus(Duration.ofDays(15)), "a");
    assertThat(decide(pair("a", 900)).story()).isEqualTo(AverageLink.idOf("new"));
  }

  @Test
  void passesOverPairsWithItemsThatWereForgotten() {
    assertThat(decide(pair("forgotten", 900)).story()).isEqualTo(AverageLink.idOf("new"));
  }

  @Test
  void breaksATieByTheStorysIdWhateverTheOrderOfThePairs() {
    story("one", NOW, "a");
    story("two", NOW, "b");
    assertThat(decide(pair("a", 500), pair("b", 500)))
        .isEqualTo(decide(pair("b", 500), pair("a", 500)));
    assertThat(decide(pair("b", 500), pair("a", 500)).story()).isEqualTo("one");
  }

  private Decision decide(Pair... pairs) {
    return link.decide(NEW, NOW, List.of(pairs), placed::get, stories::get);
  }

  private static Pair pair(String other, int score) {
    return new Pair(other, score, false, false, "");
  }

  private void story(String id, Instant last, String... items) {
    List<Voice> voices = List.of(items).stream().map(i -> new Voice(i, "feed of " + i)).toList();
    stories.put(id, new OpenStory(voices, last));
    for (String item : items) {
      placed.put(item, new Placed(id, null, last));
    }
  }
}
