package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tributary.publish.SampleWeek.PERIOD;
import static tributary.publish.SampleWeek.PLAN;
import static tributary.publish.SampleWeek.member;
import static tributary.publish.SampleWeek.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Digest;
import tributary.events.item.SubjectTag;
import tributary.events.story.Story;

class SelectionTest {
  private static final String INSIDE = "2026-11-12T12:00:00Z";
  private static final Told NOTHING = new Told(Set.of(), Set.of());

  @Test
  void letsNoSubjectFillTheTop() {
    List<Story> stories = new ArrayList<>();
    IntStream.range(0, 8).forEach(i -> stories.add(about("grid", 900, "g" + i, "Outlet g" + i)));
    IntStream.range(0, 2).forEach(i -> stories.add(about("chips", 700, "c" + i, "Outlet c" + i)));

    List<String> subjects =
        edit(PLAN, stories).stream().map(e -> e.subjects().getFirst().subject()).toList();

    assertThat(subjects.getFirst()).isEqualTo("grid");
    assertThat(subjects.subList(0, 5)).contains("chips");
    assertThat(subjects).hasSize(10);
  }

  @Test
  void letsNoOutletFillTheTopAndSaysWhatItTookOff() {
    List<Story> stories = new ArrayList<>();
    IntStream.range(0, 4).forEach(i -> stories.add(about("s" + i, 900, "w" + i, "Wire")));
    stories.add(about("other", 800, "z", "Small Paper"));

    List<Digest.Entry> entries = edit(PLAN, stories);

    assertThat(entries).extracting(Digest.Entry::story).startsWith("w0", "z");
    assertThat(entries).extracting(e -> e.score().diversity()).containsExactly(0, 0, 50, 100, 150);
    assertThat(entries)
        .extracting(e -> e.score().total())
        .isSortedAccordingTo((a, b) -> Integer.compare(b, a));
  }

  @Test
  void takesTheNextWhereTheSourcesOfOneAreGone() {
    List<Story> stories =
        List.of(
            about("a", 900, "gone", "One"),
            about("b", 500, "left", "Two"),
            about("c", 100, "last", "Three"));
    Plan two = new Plan("weekly", "Week", PLAN.schedule(), 2);
    Function<Story, Optional<Story>> standing =
        story -> story.id().equals("gone") ? Optional.empty() : Optional.of(story);

    Digest digest = new Editor(two, PERIOD, NOTHING).edit(stories, List.of(), standing);

    assertThat(digest.entries()).extracting(Digest.Entry::story).containsExactly("left", "last");
    assertThat(digest.counts().stories()).isEqualTo(2);
  }

  @Test
  void weighsOutletsByNameFeedAndHostAndDoesNotCountThoseOfWeightNothing() {
    Story plain = about("a", 500, "plain", "Plain");
    Story heavy = about("b", 500, "heavy", "Heavy");
    Story pressed =
        story(
            "pressed",
            "Pressed",
            List.of(member("p1", "Release", INSIDE), member("p2", "Mill", INSIDE)));
    Weights weights = new Weights(Map.of("HEAVY", 3000, "release.example", 0, "mill", 0));
    Plan plan = new Plan("weekly", "Week", PLAN.schedule(), 20, Scope.ALL, weights, false);

    List<Digest.Entry> entries = edit(plan, List.of(plain, heavy, pressed));

    assertThat(entries)
        .extracting(Digest.Entry::story)
        .containsExactly("heavy", "plain", "pressed");
    assertThat(entries).extracting(e -> e.score().source()).containsExactly(1000, 333, 0);
    assertThat(entries.getLast().score().coverage()).isZero();
  }

  @Test
  void callsWhatWasReportedLongAgoLessNew() {
    Story old =
        story(
            "old",
            "Old",
            List.of(member("o1", "One", "2026-11-05T18:00:00Z"), member("o2", "Two", INSIDE)));
    Story fresh =
        story("new", "New", List.of(member("n1", "Three", INSIDE), member("n2", "Four", INSIDE)));

    assertThat(edit(PLAN, List.of(old, fresh)))
        .extracting(Digest.Entry::story, e -> e.score().novelty())
        .containsExactly(tuple("new", 1000), tuple("old", 500));
  }

  @Test
  void tellsOfASubjectsDigestOnlyWhatIsAboutIt() {
    Plan grid =
        new Plan(
            "grid",
            "Grid",
            PLAN.schedule(),
            20,
            new Scope(Set.of("grid"), null),
            Weights.EVEN,
            false);

    Digest digest =
        new Editor(grid, PERIOD, NOTHING)
            .edit(
                List.of(about("grid", 300, "in", "One"), about("chips", 900, "out", "Two")),
                List.of());

    assertThat(digest.entries()).extracting(Digest.Entry::story).containsExactly("in");
    assertThat(digest.counts().stories()).isEqualTo(1);
    assertThat(digest.entries().getFirst().score().subject()).isEqualTo(300);
  }

  private static Story about(String subject, int fit, String id, String outlet) {
    return story(
        id,
        "Headline " + id,
        List.of(member("item-" + id, outlet, INSIDE)),
        List.of(),
        List.of(new SubjectTag(subject, subject, fit, "words")));
  }

  private static List<Digest.Entry> edit(Plan plan, List<Story> stories) {
    return new Editor(plan, PERIOD, NOTHING).edit(stories, List.of()).entries();
  }
}
