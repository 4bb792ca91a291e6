package tributary.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.events.story.Evidence;

class LinkTest {
  private static final int ALIKE = 300;

  private final Map<String, Map<String, Evidence>> compared = new HashMap<>();

  @Test
  void isTheMeanOverAllPairsAndWhoWasNotComparedCountsAsUnlike() {
    alike("c", "a", 800);
    alike("d", "b", 400);

    Link link = between(voices("a", "b"), voices("c", "d"));

    assertThat(link.mean()).isEqualTo(300);
    assertThat(link.nearest()).isEqualTo(new Link.Tie("a", "c", evidence("c", 800, null)));
    assertThat(link.allowed()).isTrue();
  }

  @Test
  void isTheSameFromBothSides() {
    alike("c", "a", 800);
    alike("b", "d", 401);

    Link one = between(voices("a", "b"), voices("c", "d"));
    Link other = between(voices("c", "d"), voices("a", "b"));

    assertThat(one.mean()).isEqualTo(other.mean()).isEqualTo(300);
    assertThat(one.nearest().item()).isEqualTo(other.nearest().other());
  }

  @Test
  void partsOfAnEpisodeAreOneVoiceAsNearAsTheNearestOfThem() {
    alike("a", "show#1", 600);
    alike("a", "show#4", 200);

    assertThat(between(voices("a"), List.of(of("show#1", "s"), of("show#4", "s"))).mean())
        .isEqualTo(600);
  }

  @Test
  void anEpisodeIsNotHeldAgainstItself() {
    alike("show", "a", 500);

    Link link = between(List.of(of("show", "s")), List.of(of("show#2", "s"), of("a", "feed of a")));

    assertThat(link.mean()).isEqualTo(500);
    assertThat(link.outletApart()).isFalse();
    assertThat(between(List.of(of("show", "s")), List.of(of("show#2", "s"))).mean()).isZero();
  }

  @Test
  void aVetoBetweenAnyTwoForbidsIt() {
    alike("c", "a", 900);
    compared.put("d", Map.of("b", evidence("b", 100, "week 45 / week 46")));

    Link link = between(voices("a", "b"), voices("c", "d"));

    assertThat(link.allowed()).isFalse();
    assertThat(link.vetoed().evidence().veto()).isEqualTo("week 45 / week 46");
  }

  @Test
  void anOutletThatTellsBothForbidsItUnlessTwoOfItsItemsAreAlike() {
    alike("c", "a", 900);
    List<Voice> own = List.of(of("a", "x"), of("b", "same"));
    List<Voice> others = List.of(of("c", "y"), of("d", "same"));
    assertThat(between(own, others).outletApart()).isTrue();

    alike("d", "b", ALIKE);
    assertThat(between(own, others).outletApart()).isFalse();
  }

  private Link between(List<Voice> own, List<Voice> others) {
    return Link.between(own, others, item -> compared.getOrDefault(item, Map.of()), ALIKE);
  }

  private void alike(String later, String earlier, int score) {
    compared
        .computeIfAbsent(later, item -> new HashMap<>())
        .put(earlier, evidence(earlier, score, null));
  }

  private static Evidence evidence(String item, int score, @Nullable String veto) {
    return new Evidence(item, score, "", null, Map.of(), veto, List.of());
  }

  private static List<Voice> voices(String... items) {
    return List.of(items).stream().map(item -> of(item, "feed of " + item)).toList();
  }

  private static Voice of(String item, String feed) {
    return new Voice(item, feed, List.of());
  }
}
