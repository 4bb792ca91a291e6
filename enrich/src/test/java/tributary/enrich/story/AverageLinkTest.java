package tributary.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tributary.enrich.story.AverageLink.Decision;

class AverageLinkTest {
  private static final Features NOTHING = new Features(new int[Features.Feature.values().length]);
  private static final Instant NOW = Instant.parse("2026-11-12T10:00:00Z");
  private static final Voice NEW = new Voice("new", "own feed", List.of());
  private static final String OWN = AverageLink.idOf("new", 1);

  private final AverageLink link = new AverageLink(300, 300, Duration.ofDays(14));
  private final Map<String, Placed> placed = new HashMap<>();
  private final Map<String, OpenStory> stories = new HashMap<>();

  @Test
  void beginsAStoryOfItsOwnWhereNothingIsAlike() {
    assertThat(decide()).isEqualTo(new Decision(OWN, null, null));
  }

  @Test
  void joinsTheStoryItIsMostLikeOnAverageAndSaysByWhichMean() {
    story("big", NOW, "a", "b");
    story("small", NOW, "c");

    Decision decision = decide(pair("a", 900), pair("c", 500));

    assertThat(decision.story()).isEqualTo("small");
    assertThat(decision.evidence().item()).isEqualTo("c");
    assertThat(decision.evidence().mean()).isEqualTo(500);
  }

  @Test
  void isNotChainedToAStoryByOneMemberAlone() {
    story("chain", NOW, "a", "b", "c", "d");
    assertThat(decide(pair("a", 800)).story()).isEqualTo(OWN);
  }

  @Test
  void joinsTheStoryOfTheTextThatItRepeatsAndNamesTheOriginalNotACopyOfIt() {
    story("told", NOW, "a");
    place("copy", "told", "a");

    Decision decision = decide(new Pair("copy", 1000, true, null, "same text", NOTHING, List.of()));

    assertThat(decision.story()).isEqualTo("told");
    assertThat(decision.duplicateOf()).isEqualTo("a");
    assertThat(decision.evidence().item()).isEqualTo("copy");
  }

  @Test
  void comparesWithATextItselfAndOnlyThenWithARepeatOfIt() {
    story("told", NOW, "a");
    place("copy", "told", "a");

    assertThat(decide(pair("a", 200), pair("copy", 900)).story()).isEqualTo(OWN);
    assertThat(decide(pair("copy", 900)).story()).isEqualTo("told");
  }

  @Test
  void keepsOutOfAStoryThatANumberOfASeriesSpeaksAgainst() {
    story("week 45", NOW, "a");
    place("copy", "week 45", "a");

    assertThat(decide(veto("a", 950)).story()).isEqualTo(OWN);
    assertThat(decide(pair("a", 950), veto("copy", 900)).story()).isEqualTo(OWN);
  }

  @Test
  void keepsOutOfAStoryThatItsOwnFeedTellsUnlessItIsLikeThatTelling() {
    tell(
        "product",
        NOW,
        new Voice("own", NEW.feed(), List.of()),
        new Voice("other", "elsewhere", List.of()));

    assertThat(decide(pair("own", 200), pair("other", 600)).story()).isEqualTo(OWN);
    assertThat(decide(pair("own", 300), pair("other", 600)).story()).isEqualTo("product");
  }

  @Test
  void doesNotReopenAStoryThatHasLongBeenSilent() {
    story("old", NOW.minus(Duration.ofDays(15)), "a");
    assertThat(decide(pair("a", 900)).story()).isEqualTo(OWN);
  }

  @Test
  void passesOverPairsWithItemsThatWereForgotten() {
    assertThat(decide(pair("forgotten", 900)).story()).isEqualTo(OWN);
  }

  @Test
  void breaksATieByTheStorysIdWhateverTheOrderOfThePairs() {
    story("one", NOW, "a");
    story("two", NOW, "b");
    assertThat(decide(pair("a", 500), pair("b", 500)))
        .isEqualTo(decide(pair("b", 500), pair("a", 500)));
    assertThat(decide(pair("b", 500), pair("a", 500)).story()).isEqualTo("one");
  }

  @Test
  void anEditOfAForgottenItemBeginsAStoryUnderAnIdThatNobodyHad() {
    Neighbours alone = Neighbours.of("new", List.of(), placed::get);
    assertThat(link.decide("new", 2, alone, List.of()).story()).isNotEqualTo(OWN);
  }

  private Decision decide(Pair... pairs) {
    Neighbours neighbours = Neighbours.of(NEW.item(), List.of(pairs), placed::get);
    List<OpenStory> open =
        neighbours.stories().stream()
            .map(stories::get)
            .filter(Objects::nonNull)
            .filter(story -> link.takesIn(story, NOW))
            .toList();
    return link.decide(NEW.item(), 1, neighbours, link.near(NEW, neighbours, open));
  }

  private static Pair pair(String other, int score) {
    return new Pair(other, score, false, null, "", NOTHING, List.of());
  }

  private static Pair veto(String other, int score) {
    return new Pair(other, score, false, "week: 45 / 46", "", NOTHING, List.of());
  }

  private void story(String id, Instant last, String... items) {
    tell(
        id,
        last,
        List.of(items).stream()
            .map(i -> new Voice(i, "feed of " + i, List.of()))
            .toArray(Voice[]::new));
  }

  private void tell(String id, Instant last, Voice... voices) {
    stories.put(
        id, new OpenStory(id, last, List.of(voices), List.of(), last, List.of(), List.of()));
    for (Voice voice : voices) {
      place(voice.item(), id, null);
    }
  }

  private void place(String item, String story, String duplicateOf) {
    placed.put(item, new Placed(story, duplicateOf, NOW, new Placed.Source(1, NOW, 0)));
  }
}
