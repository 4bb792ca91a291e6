package tributary.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.enrich.insight.Speech;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.Segment;
import tributary.events.item.Sentence;
import tributary.events.story.Cause;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Standing;

class ToldTest {
  private static final Instant NOON = Instant.parse("2026-11-12T12:00:00Z");
  private static final Standing ABSORBED =
      new Standing("s", List.of(), List.of(), "older", List.of());

  @Test
  void allThatOneCauseBringsIsOneVersion() {
    Told told = with(Told.NOTHING, telling("b", 1, 2, null), telling("a", 1, 1, null));

    assertThat(told.version()).isEqualTo(1);
    assertThat(told.tellings()).extracting(t -> t.said().item()).containsExactly("a", "b");
  }

  @Test
  void anEditTakesThePlaceOfWhatTheMemberSaidBefore() {
    Told told = with(with(Told.NOTHING, telling("a", 1, 0, null)), telling("a", 2, 0, null));

    assertThat(told.version()).isEqualTo(2);
    assertThat(told.tellings()).singleElement().extracting(t -> t.said().version()).isEqualTo(2);
  }

  @Test
  void theFirstPartOfAnEpisodeStandsForItWheneverItComes() {
    Told second = with(Told.NOTHING, telling("show", 1, 0, 5));
    Told first = with(second, telling("show", 1, 0, 2));

    assertThat(first.tellings().getFirst().said().segment().number()).isEqualTo(2);
    assertThat(first.with(List.of(telling("show", 1, 0, 5)))).isEmpty();
    assertThat(first.with(List.of(telling("show", 1, 0, null)))).isEmpty();
    assertThat(with(first, telling("show", 2, 0, 5)).tellings().getFirst().said().version())
        .isEqualTo(2);
  }

  @Test
  void anEarlierVersionThatIsToldAgainDoesNotBringTheOldTextBack() {
    Told edited = with(Told.NOTHING, telling("show", 2, 0, null));
    assertThat(edited.with(List.of(telling("show", 1, 0, 5)))).isEmpty();
  }

  @Test
  void nothingIsSaidOfAStoryThatNobodyTells() {
    assertThat(Told.NOTHING.with(List.of(standing()))).isEmpty();
  }

  @Test
  void anotherStandingIsAVersionAndTheSameIsNone() {
    Told told = with(with(Told.NOTHING, telling("a", 1, 0, null)), standing());

    assertThat(told.version()).isEqualTo(2);
    assertThat(told.standing()).isEqualTo(ABSORBED);
    assertThat(told.with(List.of(standing()))).isEmpty();
  }

  @Test
  void aFullStoryListsNoMoreButStillTakesAnEdit() {
    List<Telling> all = new ArrayList<>();
    for (int i = 0; i < Told.MOST_MEMBERS + 20; i++) {
      all.add(telling("m%03d".formatted(i), 1, i, null));
    }
    Told full = with(Told.NOTHING, all.toArray(Telling[]::new));

    assertThat(full.tellings()).hasSize(Told.MOST_MEMBERS);
    assertThat(full.with(List.of(telling("late", 1, 999, null)))).isEmpty();
    assertThat(with(full, telling("m007", 2, 7, null)).tellings()).hasSize(Told.MOST_MEMBERS);
  }

  private static Told with(Told told, Telling... brought) {
    return told.with(List.of(brought)).orElseThrow();
  }

  private static Telling standing() {
    return Telling.of(new Cause(NOON, "x", 1), ABSORBED);
  }

  private static Telling telling(String item, int version, int minute, @Nullable Integer part) {
    Instant seen = NOON.plusSeconds(60L * minute);
    Segment segment = part == null ? null : new Segment(part, part * 60, "", "s");
    Member member =
        new Member(
            item,
            version,
            Role.COVERAGE,
            Kind.POST,
            new Origin("feed", "Outlet", null),
            "Title",
            null,
            null,
            seen,
            seen,
            false,
            null,
            segment);
    List<Sentence> said = List.of(new Sentence("0-1", "It was said.", null, null));
    return new Telling(
        "s", new Cause(seen, item, version), member, Speech.of(said), List.of(), null);
  }
}
