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
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.claim.Citation;
import tributary.events.claim.Insight;
import tributary.events.item.Dates;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.item.Sentence;
import tributary.events.story.Role;
import tributary.events.story.Story;

class EnrichTopologyTest {
  private static final Instant EVENING = MONDAY.plus(Duration.ofHours(12));

  private static final RawItem RESILIENT =
      post(
          "wire",
          0,
          "Decoupled DiLoCo Enables Resilient, Self-Healing AI Training Across Geographically"
              + " Distributed, Heterogeneous Hardware",
          "Researchers have shown a way to keep training a large model when chips fail. Decoupled"
              + " DiLoCo joins the ideas of Pathways and DiLoCo, so a fault stays inside one island"
              + " of hardware. A Gemma model of 12 billion parameters was trained over four regions"
              + " of the United States. Repaired units are taken back while the run goes on.");
  private static final RawItem MULTI_REGION =
      post(
          "lab",
          90,
          "Decoupled DiLoCo Enables Resilient, Multi-Region AI Training Across Heterogeneous"
              + " Hardware",
          "A broken accelerator no longer stops the whole run. With Decoupled DiLoCo, learner units"
              + " in separate data centers work at their own pace, and the system isolates a fault"
              + " and heals itself. The team trained a 12B Gemma model across four US regions over"
              + " ordinary wide-area links.");
  private static final RawItem OTHER_FEATURE =
      post(
          "lab",
          200,
          "DiLoCo gains a checkpoint browser for long training runs",
          "A new viewer lists every checkpoint of a run and lets an engineer compare loss curves."
              + " It is meant for people who debug training jobs, and reads checkpoints straight"
              + " from object storage.");

  @TempDir Path state;

  @Test
  void tellsRewordedCoverageAsOneStoryAndAnotherFeatureAsAnother() {
    try (Pipeline pipeline = new Pipeline(state)) {
      // When
      pipeline.post(RESILIENT);
      pipeline.post(MULTI_REGION);
      pipeline.post(OTHER_FEATURE);
      pipeline.mark(EVENING);

      // Then
      Map<String, Item> items = pipeline.items();
      String story = items.get(RESILIENT.id()).story();
      assertThat(items.get(MULTI_REGION.id()).story()).isEqualTo(story);
      assertThat(items.get(OTHER_FEATURE.id()).story()).isNotEqualTo(story);
      assertThat(items.values()).allMatch(item -> item.duplicateOf() == null);
    }
  }

  @Test
  void saysNothingBeforeEveryRawTopicHasPromisedTheTime() {
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.post(RESILIENT);
      pipeline.mark(Kind.POST, EVENING);
      pipeline.mark(Kind.PODCAST, EVENING);
      assertThat(pipeline.stories()).isEmpty();

      pipeline.mark(Kind.ARTICLE, EVENING);
      assertThat(pipeline.stories()).hasSize(1);
    }
  }

  @Test
  void suppressesAnExactCopyInAnotherFeed() {
    RawItem copy = post("mirror", 30, RESILIENT.title().toUpperCase(Locale.ROOT), "");
    RawItem same =
        new RawItem(
            copy.id(),
            1,
            copy.kind(),
            copy.origin(),
            null,
            copy.link(),
            copy.title(),
            null,
            RESILIENT.content(),
            copy.dates(),
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            false);
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.post(RESILIENT);
      pipeline.post(same);
      pipeline.mark(EVENING);

      assertThat(pipeline.items().get(same.id()).duplicateOf()).isEqualTo(RESILIENT.id());
      Story last = pipeline.stories().getLast();
      assertThat(last.members()).extracting("role").containsExactly(Role.ORIGINAL, Role.DUPLICATE);
    }
  }

  @Test
  void keepsTwoEditionsOfARecurringTitleApart() {
    String text = "Spot prices of rented accelerators moved again and buyers watched the market";
    RawItem first = post("prices", 0, "This week in GPU prices, week 45", text + " on Monday.");
    RawItem second = post("prices", 60, "This week in GPU prices, week 46", text + " on Friday.");
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.post(first);
      pipeline.post(second);
      pipeline.mark(EVENING);

      Map<String, Item> items = pipeline.items();
      assertThat(items.get(second.id()).story()).isNotEqualTo(items.get(first.id()).story());
    }
  }

  @Test
  void givesEveryLineTheSentenceThatItRestsOnWordForWord() {
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.post(RESILIENT);
      pipeline.post(MULTI_REGION);
      pipeline.mark(EVENING);

      Map<String, Item> items = pipeline.items();
      Story story = pipeline.stories().getLast();
      assertThat(story.insights()).isNotEmpty();
      for (Insight insight : story.insights()) {
        Citation citation = insight.citations().getFirst();
        assertThat(items.get(citation.item()).sentences())
            .filteredOn(Sentence::id, citation.sentence())
            .extracting(Sentence::text)
            .containsExactly(insight.claim());
      }
      assertThat(story.subjects()).extracting("subject").contains("training");
    }
  }

  @Test
  void tellsTheSameStoriesWhateverTheOrderOfArrival() {
    List<RawItem> items = new ArrayList<>(List.of(RESILIENT, MULTI_REGION, OTHER_FEATURE));
    for (int i = 0; i < 40; i++) {
      items.add(
          post(
              "outlet" + i % 7,
              i,
              "Grid operator number " + i + " delays a data center",
              "The transformer shortage delays project " + i % 5 + " by " + i % 3 + " months."));
    }
    List<Story> expected = stories(items, state.resolve("in-order"));
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(items, new Random(seed));
      assertThat(stories(items, state.resolve("seed-" + seed)).equals(expected))
          .as("same stories with seed %s", seed)
          .isTrue();
    }
  }

  private static List<Story> stories(List<RawItem> items, Path folder) {
    try (Pipeline pipeline = new Pipeline(folder)) {
      items.forEach(pipeline::post);
      pipeline.mark(EVENING);
      return pipeline.stories();
    }
  }

  @Test
  void tellsANewVersionOfAnEditedItemInTheSameStoryAndPassesOverARepeatedOne() {
    Instant later = MONDAY.plus(Duration.ofHours(5));
    Dates dates = RESILIENT.dates();
    RawItem edited =
        post("wire", RESILIENT.title(), "The text was mended by its authors.", dates, 2);
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.post(RESILIENT);
      pipeline.mark(MONDAY.plus(Duration.ofHours(1)));
      pipeline.post(edited, later);
      pipeline.post(edited, later);
      pipeline.mark(EVENING);

      List<Story> stories = pipeline.stories();
      assertThat(stories).extracting(Story::version).containsExactly(1, 2);
      assertThat(stories).extracting(Story::id).containsOnly(stories.getFirst().id());
      assertThat(pipeline.items().get(edited.id()).sentences())
          .extracting(Sentence::text)
          .containsExactly("The text was mended by its authors.");
    }
  }

  /// That it lies in the dead letters then is held on a broker (app): the test driver has none.
  @Test
  void goesOnAfterAnUnreadableRecord() {
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.garbage("{\"schema\":99}");
      pipeline.post(RESILIENT);
      pipeline.mark(EVENING);

      assertThat(pipeline.stories()).hasSize(1);
    }
  }

  @Test
  void countsAnItemStampedBelowItsWritersPromiseAsSeenJustAfterIt() {
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.mark(EVENING);
      pipeline.post(RESILIENT);
      pipeline.mark(EVENING.plusSeconds(1));

      assertThat(pipeline.stories())
          .extracting(Story::closedAt)
          .containsExactly(EVENING.plusMillis(1));
    }
  }
}
