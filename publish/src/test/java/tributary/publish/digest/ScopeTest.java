package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tributary.publish.SampleWeek.member;
import static tributary.publish.SampleWeek.says;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tributary.events.claim.Insight;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.publish.proof.Original;
import tributary.publish.proof.Sources;

class ScopeTest {
  private static final Member ENGLISH = member("en", "One", "2026-11-12T12:00:00Z");
  private static final Member GERMAN = member("de", "Zwei", "2026-11-12T13:00:00Z");
  private static final Member SILENT = member("none", "Three", "2026-11-12T14:00:00Z");
  private static final Map<String, Original> ORIGINALS =
      Map.of(
          "en", new Original("en", 1, "Title of en", "en-GB", List.of()),
          "de", new Original("de", 1, "Title of de", "de", List.of()),
          "none", new Original("none", 1, "Title of none", null, List.of()));
  private static final Sources SOURCES = item -> Optional.ofNullable(ORIGINALS.get(item));

  @Test
  void keepsWhatIsSaidInTheLanguageUnderAHeadlineInIt() {
    Story story =
        SampleStory.told(
            "s",
            ENGLISH.title(),
            List.of(ENGLISH, GERMAN),
            null,
            List.of(says("In English.", ENGLISH, null), says("Auf Deutsch.", GERMAN, null)));

    Story german = new Scope(Set.of(), "de-AT").spoken(story, SOURCES).orElseThrow();

    assertThat(german.headline()).isEqualTo(GERMAN.title());
    assertThat(german.insights()).extracting(Insight::claim).containsExactly("Auf Deutsch.");
    assertThat(german.members()).isEqualTo(story.members());
    assertThat(new Scope(Set.of(), "en").spoken(story, SOURCES).orElseThrow().headline())
        .isEqualTo(ENGLISH.title());
    assertThat(Scope.ALL.spoken(story, SOURCES)).contains(story);
  }

  @Test
  void hasNoStoryThatNobodyTellsInTheLanguage() {
    Story story = SampleStory.of("s", "H", List.of(ENGLISH, SILENT));

    assertThat(new Scope(Set.of(), "fr").spoken(story, SOURCES)).isEmpty();
  }

  @Test
  void refusesWhatIsNoLanguage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scope(Set.of(), "no language"))
        .withMessageContaining("for example en or de");
  }
}
