package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WeeklyTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private final Weekly mondays = new Weekly(DayOfWeek.MONDAY, LocalTime.of(7, 0), BERLIN);

  @Test
  void endsAtTheHourOfTheZoneAndIsNamedAfterTheWeekItBeginsIn() {
    Period period = mondays.lastEnded(Instant.parse("2026-11-18T12:00:00Z"));

    assertThat(period)
        .isEqualTo(
            new Period(
                "2026-W46",
                Instant.parse("2026-11-09T06:00:00Z"),
                Instant.parse("2026-11-16T06:00:00Z")));
  }

  @Test
  void isOverAtTheVeryInstantOfItsEndAndNotBefore() {
    Instant end = Instant.parse("2026-11-16T06:00:00Z");

    assertThat(mondays.lastEnded(end).name()).isEqualTo("2026-W46");
    assertThat(mondays.lastEnded(end.minusMillis(1)).name()).isEqualTo("2026-W45");
    assertThat(mondays.running(end.minusMillis(1)).to()).isEqualTo(end);
    assertThat(mondays.running(end).name()).isEqualTo("2026-W47");
  }

  @Test
  void hasAnHourMoreInTheWeekTheClocksGoBackAndOneLessWhenTheyGoForward() {
    Period autumn = mondays.lastEnded(Instant.parse("2026-10-26T12:00:00Z"));
    Period spring = mondays.lastEnded(Instant.parse("2026-03-30T12:00:00Z"));

    assertThat(Duration.between(autumn.from(), autumn.to())).hasHours(169);
    assertThat(Duration.between(spring.from(), spring.to())).hasHours(167);
    assertThat(autumn.to()).isEqualTo(Instant.parse("2026-10-26T06:00:00Z"));
    assertThat(spring.to()).isEqualTo(Instant.parse("2026-03-30T05:00:00Z"));
  }

  @Test
  void movesAnHourThatDoesNotExistAndTakesTheFirstOfOneThatComesTwice() {
    Weekly sundays = new Weekly(DayOfWeek.SUNDAY, LocalTime.of(2, 30), BERLIN);

    assertThat(sundays.lastEnded(Instant.parse("2026-03-29T12:00:00Z")).to())
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(sundays.lastEnded(Instant.parse("2026-10-25T12:00:00Z")).to())
        .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
  }

  @Test
  void leavesNoGapAndNoOverlapOverTwoYears() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    Period last = mondays.lastEnded(now);
    for (int week = 0; week < 104; week++) {
      Period next = mondays.running(last.to());
      assertThat(next.from()).isEqualTo(last.to());
      assertThat(next.name()).isNotEqualTo(last.name());
      last = next;
    }
  }

  @Test
  void countsTheLastDaysOfDecemberToTheIsoYearOfTheirWeek() {
    assertThat(mondays.lastEnded(Instant.parse("2027-01-04T12:00:00Z")).name())
        .isEqualTo("2026-W53");
  }
}
