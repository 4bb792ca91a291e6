package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every schedule; of a weekly one alone: [WeeklyTest].
class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalTime SEVEN = LocalTime.of(7, 0);

  static List<Schedule> schedules() {
    return List.of(
        new Daily(SEVEN, BERLIN),
        new Daily(LocalTime.of(2, 30), BERLIN),
        new Monthly(1, SEVEN, BERLIN),
        new Monthly(31, SEVEN, BERLIN),
        new Monthly(29, LocalTime.of(2, 30), ZoneId.of("America/New_York")));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void leavesNoGapNoOverlapAndNoNameTwiceOverThreeYears(Schedule schedule) {
    Period last = schedule.lastEnded(Instant.parse("2026-01-01T00:00:00Z"));
    Set<String> names = new HashSet<>(Set.of(last.name()));
    while (last.to().isBefore(Instant.parse("2029-01-01T00:00:00Z"))) {
      Period next = schedule.running(last.to());
      assertThat(next.from()).isEqualTo(last.to());
      assertThat(schedule.lastEnded(next.to())).isEqualTo(next);
      assertThat(schedule.lastEnded(next.to().minusMillis(1))).isEqualTo(last);
      assertThat(names.add(next.name())).as(next.name()).isTrue();
      last = next;
    }
  }

  @Test
  void namesADayByItsDateAndAMonthByItsOwn() {
    Instant now = Instant.parse("2026-11-18T12:00:00Z");

    assertThat(new Daily(SEVEN, BERLIN).lastEnded(now))
        .isEqualTo(
            new Period(
                "2026-11-17",
                Instant.parse("2026-11-17T06:00:00Z"),
                Instant.parse("2026-11-18T06:00:00Z")));
    assertThat(new Monthly(1, SEVEN, BERLIN).lastEnded(now))
        .isEqualTo(
            new Period(
                "2026-10",
                Instant.parse("2026-10-01T05:00:00Z"),
                Instant.parse("2026-11-01T06:00:00Z")));
  }

  @Test
  void endsOnTheLastDayOfAMonthThatIsTooShort() {
    Monthly last = new Monthly(31, SEVEN, BERLIN);

    assertThat(last.lastEnded(Instant.parse("2026-03-01T12:00:00Z")).to())
        .isEqualTo(Instant.parse("2026-02-28T06:00:00Z"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Monthly(32, SEVEN, BERLIN));
  }
}
