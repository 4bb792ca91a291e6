package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.SampleWeek.PLAN;
import static tributary.publish.SampleWeek.SCHEDULE;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

  static List<Schedule> schedules() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    return List.of(
        new Daily(LocalTime.of(2, 30), berlin),
        new Daily(LocalTime.of(0, 0), ZoneId.of("America/Santiago")),
        new Weekly(DayOfWeek.SUNDAY, LocalTime.of(2, 30), berlin),
        new Monthly(31, LocalTime.of(2, 30), berlin),
        new Monthly(25, LocalTime.of(3, 0), berlin));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void makesEachEditionOnceAcrossClockChangesAndAfterAPauseTheLatestOnly(Schedule schedule) {
    Plan plan = new Plan("d", "D", schedule, 5);
    List<Period> made = new ArrayList<>();
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    Instant pause = Instant.parse("2026-06-02T00:00:00Z");
    Instant back = Instant.parse("2026-08-20T00:00:00Z");
    editions.add(empty(plan, schedule.lastEnded(begin)));
    for (Instant now = begin;
        now.isBefore(Instant.parse("2027-02-01T00:00:00Z"));
        now = now.plus(Duration.ofMinutes(30))) {
      if (now.isBefore(pause) || !now.isBefore(back)) {
        agenda
            .due(plan, now, Optional.of(now))
            .ifPresent(period -> {
              made.add(period);
              editions.add(empty(plan, period));
            });
      }
    }

    assertThat(made).extracting(Period::name).doesNotHaveDuplicates();
    List<Period> gaps = new ArrayList<>();
    for (int i = 1; i < made.size(); i++) {
      if (!made.get(i).from().equals(made.get(i - 1).to())) {
        gaps.add(made.get(i));
      }
    }
    assertThat(gaps)
        .as("only the pause leaves some out, and one is caught up with")
        .singleElement()
        .satisfies(period -> assertThat(period).isEqualTo(schedule.lastEnded(back)));
  }

  @Test
  void beginsAPeriodWhereAnEarlyEditionOfTheOneBeforeEnded() {
    Period before = SCHEDULE.lastEnded(END.minusSeconds(1));
    Period period = SCHEDULE.lastEnded(END);
    Instant early = before.to().minus(Duration.ofDays(2));
    assertThat(agenda.begun(PLAN, period)).isEqualTo(period);

    editions.add(empty(PLAN, new Period(before.name(), before.from(), early)));

    assertThat(agenda.begun(PLAN, period)).isEqualTo(new Period(period.name(), early, period.to()));
  }

  private static Digest empty(Plan plan, Period period) {
    return new Editor(plan, period, new Told(Set.of(), Set.of())).edit(List.of(), List.of());
  }

  private static Digest empty(Instant end) {
    return new Editor(PLAN, SCHEDULE.lastEnded(end), new Told(Set.of(), Set.of()))
        .edit(List.of(), List.of());
  }
}
