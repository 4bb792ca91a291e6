package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.enrich.RawItems.MONDAY;
import static tributary.enrich.RawItems.episode;
import static tributary.enrich.RawItems.post;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.item.Chapter;
import tributary.events.item.Item;
import tributary.events.item.RawItem;
import tributary.events.item.Segment;
import tributary.events.item.Utterance;
import tributary.events.story.Member;
import tributary.events.story.Story;

/// Episodes touch several stories, each by a part of its own.
class EnrichSegmentsTest {
  private static final Instant EVENING = MONDAY.plus(Duration.ofHours(12));
  private static final String TURBINE =
      "The quartz harbour turbine opened on Friday after a decade of velvet delays.";
  private static final String LATTICE =
      "Orchard engineers bolted a cobalt lattice to the tundra meridian pylons yesterday.";

  private static final RawItem SHOW =
      episode(
          "show",
          "Saxophones at noon",
          "",
          List.of(
              new Chapter(120, "Quartz harbour turbine opens", null),
              new Chapter(700, "Cobalt lattice on tundra pylons", null),
              new Chapter(1300, "Listeners juggle umbrellas", null)),
          List.of(
              new Utterance(121, null, TURBINE),
              new Utterance(701, null, LATTICE),
              new Utterance(1301, null, "Bakeries auction violins to marmalade collectors.")));

  @TempDir Path state;

  @Test
  void aPartOfAnEpisodeJoinsTheStoryItTellsAndReadersAreTakenToItsMinute() {
    RawItem written = post("wire", -60, "Quartz harbour turbine opens", TURBINE);
    try (Pipeline pipeline = pipeline("a")) {
      all(pipeline, written, SHOW);

      Map<String, Item> items = pipeline.items();
      String story = items.get(written.id()).story();
      Member episode = latest(pipeline.stories()).get(story).members().getLast();
      assertThat(episode.item()).isEqualTo(SHOW.id());
      assertThat(episode.segment())
          .isEqualTo(new Segment(1, 120, "Quartz harbour turbine opens", story));
      assertThat(episode.evidence().item()).isEqualTo(written.id());
      assertThat(items.get(SHOW.id()).segments())
          .extracting(Segment::start)
          .containsExactly(120, 700, 1300);
      assertThat(items.get(SHOW.id()).segments().getFirst().story()).isEqualTo(story);
    }
  }

  @Test
  void aStoryThatAPartOfAnEpisodeBeganIsToldOnceAWrittenItemJoinsIt() {
    RawItem written = post("wire", 60, "Cobalt lattice on tundra pylons", LATTICE);
    try (Pipeline pipeline = pipeline("b")) {
      pipeline.post(SHOW);
      pipeline.mark(MONDAY.plus(Duration.ofMinutes(30)));
      assertThat(pipeline.stories())
          .extracting(Story::headline)
          .containsExactly("Saxophones at noon");

      all(pipeline, written);

      Story story = latest(pipeline.stories()).get(pipeline.items().get(written.id()).story());
      assertThat(story.version()).isEqualTo(1);
      assertThat(story.members()).extracting(Member::item).containsExactly(SHOW.id(), written.id());
      assertThat(story.members().getFirst().segment().start()).isEqualTo(700);
      assertThat(story.headline()).isEqualTo("Cobalt lattice on tundra pylons");
    }
  }

  @Test
  void aPartOfAnotherShowsEpisodeMakesItAStoryTooAndItIsCalledByTheChapter() {
    RawItem other =
        episode(
            "podium",
            "Marmalade weekly",
            "",
            List.of(
                new Chapter(0, "Hedgehogs rehearse ballet", null),
                new Chapter(900, "Cobalt lattice on tundra pylons", null)),
            List.of(
                new Utterance(1, null, "Hedgehogs rehearse a ballet of porcelain teapots."),
                new Utterance(901, null, "Today: " + LATTICE)));
    try (Pipeline pipeline = pipeline("c")) {
      all(pipeline, SHOW, other);

      List<Story> shared =
          latest(pipeline.stories()).values().stream()
              .filter(story -> story.members().size() > 1)
              .toList();
      assertThat(shared)
          .extracting(Story::headline)
          .containsExactly("Cobalt lattice on tundra pylons");
      assertThat(shared.getFirst().members())
          .extracting(member -> member.segment().start())
          .containsExactlyInAnyOrder(700, 900);
    }
  }

  @Test
  void twoPartsOfAnEpisodeAreOneMemberByTheFirstOfThem() {
    RawItem written =
        post("wire", -60, "Quartz harbour turbine opens, cobalt lattice", TURBINE + " " + LATTICE);
    try (Pipeline pipeline = pipeline("d")) {
      all(pipeline, written, SHOW);

      Story story = latest(pipeline.stories()).get(pipeline.items().get(written.id()).story());
      assertThat(story.members()).extracting(Member::item).containsExactly(written.id(), SHOW.id());
      assertThat(story.members().getLast().segment().start()).isEqualTo(120);
    }
  }

  @Test
  void theEpisodeAsAWholeIsToldLikeAnyItem() {
    try (Pipeline pipeline = pipeline("e")) {
      all(pipeline, SHOW);

      Story only = pipeline.stories().getFirst();
      assertThat(only.id()).isEqualTo(pipeline.items().get(SHOW.id()).story());
      assertThat(only.members().getFirst().segment()).isNull();
    }
  }

  private Pipeline pipeline(String folder) {
    return Pipeline.ofWords(state.resolve(folder));
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
}
