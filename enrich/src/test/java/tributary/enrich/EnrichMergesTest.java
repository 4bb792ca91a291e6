package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.enrich.RawItems.MONDAY;
import static tributary.enrich.RawItems.post;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.item.RawItem;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;

/// Two stories that turn out to be one.
class EnrichMergesTest {
  private static final Instant EVENING = MONDAY.plus(Duration.ofHours(12));
  private static final String TURBINE =
      "The quartz harbour turbine opened on Friday after a decade of velvet delays.";
  private static final String LATTICE =
      "Orchard engineers bolted a cobalt lattice to the tundra pylons of the quartz harbour.";
  private static final String GLACIER =
      "Falcon surveyors mapped the amber glacier basin with sonar over the quartz harbour.";

  private static final String OWN =
      "Commuters juggled saxophones while a bakery auctioned umbrellas to violinists.";

  private static final RawItem FIRST = post("wire", 0, "Quartz harbour turbine opens", TURBINE);
  private static final RawItem SECOND = post("lab", 60, "Cobalt lattice on tundra pylons", LATTICE);
  private static final RawItem BOTH =
      post(
          "daily", 120, "Commuters greet turbine and lattice", TURBINE + " " + LATTICE + " " + OWN);

  @TempDir Path state;

  @Test
  void anItemThatIsLikeTwoStoriesMakesThemOneUnderTheOlderId() {
    try (Pipeline pipeline = Pipeline.ofWords(state)) {
      pipeline.post(FIRST);
      pipeline.post(SECOND);
      pipeline.mark(MONDAY.plus(Duration.ofMinutes(90)));
      Map<String, Story> before = latest(pipeline.stories());
      assertThat(before).hasSize(2);

      pipeline.post(BOTH);
      pipeline.mark(EVENING);

      List<Story> said = pipeline.stories();
      assertThat(said).hasSize(2);
      Story one = latest(said).get(story(before, FIRST));
      Story absorbed = latest(said).get(story(before, SECOND));
      assertThat(one.version()).isEqualTo(before.get(one.id()).version() + 1);
      assertThat(one.members())
          .extracting(Member::item)
          .containsExactly(FIRST.id(), SECOND.id(), BOTH.id());
      assertThat(one.aliases()).containsExactly(absorbed.id());
      assertThat(one.mergedInto()).isNull();
      assertThat(absorbed.mergedInto()).isEqualTo(one.id());
      assertThat(absorbed.version()).isEqualTo(before.get(absorbed.id()).version() + 1);
    }
  }

  @Test
  void whoBeganTheYoungerStoryIsCoverageInTheOlderOneWithTheMeanThatMergedThem() {
    try (Pipeline pipeline = Pipeline.ofWords(state)) {
      all(pipeline, FIRST, SECOND, BOTH);

      Story one = latest(pipeline.stories()).get(pipeline.items().get(FIRST.id()).story());
      Member moved = one.members().get(1);
      assertThat(moved.role()).isEqualTo(Role.COVERAGE);
      assertThat(moved.evidence().item()).isEqualTo(FIRST.id());
      assertThat(moved.evidence().mean()).isGreaterThanOrEqualTo(280);
      assertThat(one.members().getFirst().role()).isEqualTo(Role.ORIGINAL);
      assertThat(one.members().getFirst().evidence()).isNull();
    }
  }

  @Test
  void anItemKeepsTheIdThatWasSaidOfItAndItsEditGoesToTheSurvivor() {
    Instant later = MONDAY.plus(Duration.ofHours(5));
    RawItem edit =
        post("lab", SECOND.title(), "The lattice was mended by its authors.", SECOND.dates(), 2);
    try (Pipeline pipeline = Pipeline.ofWords(state)) {
      all(pipeline, FIRST, SECOND, BOTH);
      Map<String, Story> stories = latest(pipeline.stories());
      String young = pipeline.items().get(SECOND.id()).story();
      assertThat(stories.get(young).mergedInto()).isNotNull();

      pipeline.post(edit, later);
      pipeline.mark(EVENING.plusSeconds(60));

      List<Story> said = pipeline.stories();
      assertThat(said).extracting(Story::id).containsExactly(stories.get(young).mergedInto());
      Member edited = said.getFirst().members().get(1);
      assertThat(edited.version()).isEqualTo(2);
      assertThat(edited.role()).isEqualTo(Role.COVERAGE);
      assertThat(pipeline.items().get(SECOND.id()).story()).isEqualTo(said.getFirst().id());
    }
  }

  @Test
  void aStoryThatHasAbsorbedOthersCanBeAbsorbedWithThem() {
    RawItem eldest = post("north", 0, "Amber glacier basin mapped", GLACIER);
    RawItem first = post("wire", 30, FIRST.title(), TURBINE);
    RawItem all =
        post(
            "east",
            240,
            "Cobalt lattice, amber glacier, quartz turbine",
            TURBINE + " " + LATTICE + " " + GLACIER);
    try (Pipeline pipeline = Pipeline.ofWords(state)) {
      all(pipeline, eldest, first, SECOND, BOTH, all);

      Map<String, Story> stories = latest(pipeline.stories());
      Story one = stories.get(pipeline.items().get(eldest.id()).story());
      assertThat(stories).hasSize(3);
      assertThat(one.members()).hasSize(5);
      assertThat(one.aliases()).hasSize(2).isSorted();
      assertThat(one.aliases())
          .allSatisfy(id -> assertThat(resolved(stories, id)).isEqualTo(one.id()));
    }
  }

  @Test
  void numbersOfASeriesKeepTwoStoriesApartWhoeverIsLikeBoth() {
    RawItem first = post("wire", 0, FIRST.title() + ", week 45", TURBINE);
    RawItem second = post("lab", 60, SECOND.title() + ", week 46", LATTICE + " " + TURBINE);
    try (Pipeline pipeline = Pipeline.ofWords(state)) {
      all(pipeline, first, second, BOTH);

      assertThat(latest(pipeline.stories())).hasSize(2);
      assertThat(latest(pipeline.stories()).values()).allMatch(story -> story.mergedInto() == null);
    }
  }

  @Test
  void anOutletThatTellsBothTellsTwoEvents() {
    RawItem second = post("wire", 60, SECOND.title(), LATTICE);
    try (Pipeline pipeline = Pipeline.ofWords(state)) {
      all(pipeline, FIRST, second, BOTH);

      Map<String, Story> stories = latest(pipeline.stories());
      assertThat(stories).hasSize(2);
      assertThat(stories.values()).allMatch(story -> story.mergedInto() == null);
    }
  }

  @Test
  void mergesTheSameWhateverTheOrderOfArrivalAndHoweverOftenTimeIsClosed() {
    List<RawItem> items = MergingWeek.items();
    List<Story> expected = stories(items, state.resolve("in-order"), List.of());
    assertThat(expected.stream().filter(story -> story.mergedInto() != null).count())
        .isGreaterThan(5);
    assertThat(expected).anyMatch(story -> story.aliases().size() >= 3);
    for (int seed = 0; seed < 3; seed++) {
      List<RawItem> shuffled = new ArrayList<>(items);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(stories(shuffled, state.resolve("seed-" + seed), List.of()).equals(expected))
          .as("same stories with seed %s", seed)
          .isTrue();
    }
    List<Instant> hours = new ArrayList<>();
    for (int hour = 1; hour < MergingWeek.HOURS; hour++) {
      hours.add(MONDAY.plus(Duration.ofHours(hour)));
    }
    assertThat(stories(items, state.resolve("hourly"), hours).equals(expected)).isTrue();
  }

  @Test
  void forgetsWhatNothingCanBeAddedToAnyMore() {
    Instant later = MONDAY.plus(Duration.ofDays(60));
    try (Pipeline pipeline = Pipeline.ofWords(state)) {
      MergingWeek.items().forEach(item -> pipeline.post(item, MergingWeek.stamp(item)));
      pipeline.mark(MONDAY.plus(Duration.ofHours(MergingWeek.HOURS)));
      assertThat(pipeline.stored()).containsKeys("decide-aliases", "story-told");

      pipeline.mark(later);

      assertThat(pipeline.stored()).isEmpty();
    }
  }

  private static List<Story> stories(List<RawItem> items, Path folder, List<Instant> marks) {
    Instant end = MONDAY.plus(Duration.ofHours(MergingWeek.HOURS));
    try (Pipeline pipeline = Pipeline.ofWords(folder)) {
      List<RawItem> left = new ArrayList<>(items);
      for (Instant mark : marks) {
        List<RawItem> due =
            left.stream().filter(item -> !MergingWeek.stamp(item).isAfter(mark)).toList();
        due.forEach(item -> pipeline.post(item, MergingWeek.stamp(item)));
        left.removeAll(due);
        pipeline.mark(mark);
      }
      left.forEach(item -> pipeline.post(item, MergingWeek.stamp(item)));
      pipeline.mark(end);
      return pipeline.stories();
    }
  }

  private static void all(Pipeline pipeline, RawItem... items) {
    List.of(items).forEach(pipeline::post);
    pipeline.mark(EVENING);
  }

  private static Map<String, Story> latest(List<Story> said) {
    Map<String, Story> latest = new TreeMap<>();
    said.forEach(story -> latest.put(story.id(), story));
    return latest;
  }

  private static String story(Map<String, Story> stories, RawItem item) {
    return stories.values().stream()
        .filter(story -> story.members().stream().anyMatch(m -> m.item().equals(item.id())))
        .map(Story::id)
        .findFirst()
        .orElseThrow();
  }

  private static String resolved(Map<String, Story> stories, String id) {
    String into = stories.get(id).mergedInto();
    return into == null ? id : resolved(stories, into);
  }
}
