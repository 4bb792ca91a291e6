package tributary.app.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleTextsTest {
  private static final Pattern WHOLE = Pattern.compile("^[\\p{Lu}\\d].*[.!?]$", Pattern.DOTALL);
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}\\d])");

  private final Week week = new Week(Library.read());

  @Test
  void holdsAWeekOfManyItemsFromManyOutlets() {
    Set<String> outlets =
        week.readable().stream().map(Entry::outlet).collect(Collectors.toCollection(TreeSet::new));

    assertThat(week.readable()).hasSizeGreaterThanOrEqualTo(66);
    assertThat(outlets).hasSizeGreaterThanOrEqualTo(10);
    assertThat(week.readable())
        .allSatisfy(entry -> assertThat(entry.after()).isLessThan(Duration.ofDays(7)));
  }

  @Test
  void cutsNoSentence() {
    assertThat(week.readable())
        .allSatisfy(entry -> {
          assertThat(entry.paragraphs()).allSatisfy(text -> assertThat(text).matches(WHOLE));
          assertThat(entry.teaser()).matches(WHOLE);
          assertThat(entry.title()).isNotBlank().isEqualTo(entry.title().strip());
        });
  }

  @Test
  void givesEveryTextEnoughToRead() {
    assertThat(week.readable())
        .filteredOn(entry -> entry.episode() == null)
        .allSatisfy(entry ->
            assertThat(SENTENCE_END.split(String.join(" ", entry.paragraphs())))
                .as(entry.id())
                .hasSizeBetween(3, 15));
  }

  @Test
  void titlesTheTwoReportsOnDecoupledDilocoAsTheIssueHasThem() {
    assertThat(titlesOf("decoupled-diloco"))
        .contains(
            "Decoupled DiLoCo Enables Resilient, Self-Healing AI Training Across Geographically"
                + " Distributed, Heterogeneous Hardware",
            "Decoupled DiLoCo Enables Resilient, Multi-Region AI Training Across Heterogeneous"
                + " Hardware");
    assertThat(titlesOf("diloco-four-bit")).hasSize(1);
  }

  @Test
  void tellsStoriesInSeveralWordings() {
    Map<String, Integer> wordings = new HashMap<>();
    for (Entry entry : week.readable()) {
      if (entry.copyOf() == null) {
        wordings.merge(entry.story(), 1, Integer::sum);
      }
    }

    assertThat(wordings)
        .containsEntry("decoupled-diloco", 3)
        .containsEntry("colossus-lease", 4)
        .containsEntry("dc-delays", 3)
        .containsEntry("gpu-spot-surge", 3)
        .containsEntry("gpu-prices-week-45", 1)
        .containsEntry("gpu-prices-week-46", 1)
        .containsEntry("config-toml-workaround", 1);
    assertThat(wordings.keySet().stream().filter(story -> story.startsWith("deep-agents-")))
        .hasSize(5);
    assertThat(wordings.keySet().stream().filter(story -> story.startsWith("meta-"))).hasSize(3);
    assertThat(wordings.values().stream().filter(count -> count == 1).count())
        .isGreaterThanOrEqualTo(15);
    assertThat(week.readable().stream().filter(Entry::offTopic)).hasSize(3);
  }

  @Test
  void copiesOnlyWhatIsAlreadyOut() {
    Map<String, Entry> byId =
        week.readable().stream().collect(Collectors.toMap(Entry::id, entry -> entry));
    List<Entry> copies = week.readable().stream().filter(entry -> entry.copyOf() != null).toList();

    assertThat(copies).hasSizeGreaterThan(8);
    assertThat(copies)
        .allSatisfy(copy -> {
          Entry original = byId.get(copy.copyOf());
          assertThat(original).isNotNull();
          assertThat(original.copyOf()).isNull();
          assertThat(original.after()).isLessThan(copy.after());
          assertThat(original.story()).isEqualTo(copy.story());
        });
  }

  @Test
  void speaksInEveryEpisodeFromItsBeginningToItsEnd() {
    List<Episode> episodes =
        week.readable().stream()
            .map(Entry::episode)
            .filter(episode -> episode != null)
            .map(Episode.class::cast)
            .toList();

    assertThat(episodes).hasSizeGreaterThanOrEqualTo(3);
    assertThat(episodes)
        .allSatisfy(episode -> {
          List<Episode.Cue> cues = episode.cues();
          assertThat(cues).hasSizeGreaterThanOrEqualTo(40);
          assertThat(cues.getFirst().start()).isEqualTo(Duration.ZERO);
          assertThat(cues.getLast().start())
              .isGreaterThan(episode.length().minusMinutes(1))
              .isLessThan(episode.length());
          assertThat(cues).allSatisfy(cue -> assertThat(cue.text()).matches(WHOLE));
        });
  }

  private List<String> titlesOf(String story) {
    return week.readable().stream()
        .filter(entry -> entry.story().equals(story))
        .map(Entry::title)
        .toList();
  }
}
