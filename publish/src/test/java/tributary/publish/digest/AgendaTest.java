package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.SampleWeek.PLAN;
import static tributary.publish.SampleWeek.SCHEDULE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Digest;

class AgendaTest {
  private static final Instant END = Instant.parse("2026-11-16T06:00:00Z");
  private static final Instant NOW = END.plusSeconds(60);
  private final Editions editions = new Editions();
  private final Agenda agenda = new Agenda(editions, NOW);

  @Test
  void waitsUntilTheStoriesAreCompleteUpToTheEnd() {
    assertThat(agenda.due(PLAN, NOW, Optional.empty())).isEmpty();
    assertThat(agenda.due(PLAN, NOW, Optional.of(END.minusMillis(1)))).isEmpty();
    assertThat(agenda.due(PLAN, NOW, Optional.of(END))).map(Period::to).contains(END);
  }

  @Test
  void makesNoEditionOfAWeekThatIsNotOverHoweverFarTheMarksAre() {
    Instant before = END.minusMillis(1);

    assertThat(agenda.due(PLAN, before, Optional.of(END.plusSeconds(9))))
        .map(Period::name)
        .contains("2026-W45");
  }

  @Test
  void catchesUpWithTheLatestOfSeveralMissedWeeksOnly() {
    editions.add(empty(END.minus(Duration.ofDays(28))));

    Optional<Period> due = agenda.due(PLAN, NOW, Optional.of(NOW));
    editions.add(empty(END));

    assertThat(due).map(Period::name).contains("2026-W46");
    assertThat(agenda.due(PLAN, NOW, Optional.of(NOW))).isEmpty();
  }

  @Test
  void doesNotThinkTwiceAboutAnEditionDecidedAgainst() {
    agenda.drop("weekly-2026-W46");

    assertThat(agenda.due(PLAN, NOW, Optional.of(NOW))).isEmpty();
    assertThat(
            agenda.due(
                PLAN, NOW.plus(Duration.ofDays(7)), Optional.of(NOW.plus(Duration.ofDays(7)))))
        .map(Period::name)
        .contains("2026-W47");
  }

  @Test
  void saysThatAWeekWasEmptyOnlyToThoseWhoCouldBeWaiting() {
    Digest empty = empty(END);

    assertThat(agenda.awaited(empty, false)).isFalse();
    assertThat(agenda.awaited(empty, true)).isTrue();
    assertThat(new Agenda(editions, END).awaited(empty, false)).isFalse();
    assertThat(new Agenda(editions, END.minusMillis(1)).awaited(empty, false)).isTrue();

    editions.add(empty(END.minus(Duration.ofDays(7))));
    assertThat(agenda.awaited(empty, false)).isTrue();
  }

  @Test
  void countsTheHighestRevisionOfAnEdition() {
    Digest first = empty(END);
    Digest second =
        new Digest(
            first.edition(),
            2,
            first.digest(),
            "Corrected",
            first.from(),
            first.to(),
            first.zone(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            first.counts(),
            null,
            null);

    editions.add(second);
    editions.add(first);

    assertThat(editions.newestFirst()).containsExactly(second);
  }

  private static Digest empty(Instant end) {
    return new Editor(PLAN, SCHEDULE.lastEnded(end), new Told(Set.of(), Set.of()))
        .edit(List.of(), List.of());
  }
}
