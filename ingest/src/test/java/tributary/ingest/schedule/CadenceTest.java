package tributary.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.feed.Hints;
import tributary.events.feed.Manners;

class CadenceTest {
  /// A Monday.
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");

  private static final Duration DAY = Duration.ofDays(1);

  private final Cadence cadence = new Cadence(CadenceConfig.defaults());

  private Duration wait(Outcome outcome, int failures, Manners manners) {
    return wait("feed", outcome, failures, manners, NOON);
  }

  private Duration wait(
      String feed, Outcome outcome, int failures, Manners manners, @Nullable Instant newest) {
    Cadence.Facts facts = new Cadence.Facts(feed, outcome, failures, manners, newest, false);
    return Duration.between(NOON, cadence.next(facts, NOON));
  }

  private static Manners manners(
      @Nullable Duration rhythm, @Nullable Duration atLeast, @Nullable Duration fresh) {
    return new Manners(rhythm, new Hints(atLeast, Set.of(), Set.of()), fresh, null, null, null);
  }

  private static Manners skipping(Set<Integer> hours, Set<DayOfWeek> days) {
    return new Manners(null, new Hints(null, hours, days), null, null, null, null);
  }

  /// At least so long, and at most a tenth longer.
  private static void assertAbout(Duration wait, Duration full) {
    assertThat(wait).isBetween(full, full.plus(full.dividedBy(10)));
  }

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, 1, PT5M",
    "UNREACHABLE, 2, PT10M",
    "UNREACHABLE, 4, PT40M",
    "UNREACHABLE, 1000000, P1D",
    "FAILING, 3, PT20M",
    "UNREADABLE, 1, PT20M",
    "UNREADABLE, 99, P1D",
    "REFUSED, 1, PT1H",
    "REFUSED, 3, PT4H",
    "REFUSED, 99, P3D",
    "GONE, 1, P1D",
    "GONE, 2, P2D",
    "GONE, 99, P7D"
  })
  void eachSortOfFailureHasItsOwnBackoffAndNoneEnds(Outcome outcome, int times, Duration full) {
    assertAbout(wait(outcome, times, Manners.NONE), full);
  }

  @Test
  void feedsThatFailedTogetherDoNotComeBackTogether() {
    List<Duration> waits =
        Stream.of("a", "b", "c", "d", "e")
            .map(feed -> wait(feed, Outcome.UNREACHABLE, 3, Manners.NONE, NOON))
            .toList();

    assertThat(waits).doesNotHaveDuplicates();
    assertThat(wait("a", Outcome.UNREACHABLE, 3, Manners.NONE, NOON)).isEqualTo(waits.getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "PT10M, PT15M",
    "PT2H, PT30M",
    "P1D, PT6H",
    "P3D, PT18H",
    "P30D, P1D",
  })
  void aBusyFeedIsVisitedOftenAndAQuietOneSeldom(Duration rhythm, Duration full) {
    assertAbout(wait(Outcome.FRESH, 0, manners(rhythm, null, null)), full);
    assertAbout(wait(Outcome.UNCHANGED, 0, manners(rhythm, null, null)), full);
  }

  @Test
  void aFeedOfUnknownRhythmIsVisitedEveryHourAndLessWhileItIsSilent() {
    assertAbout(wait(Outcome.FRESH, 0, Manners.NONE), Duration.ofHours(1));
    assertAbout(
        wait("f", Outcome.UNCHANGED, 0, Manners.NONE, NOON.minus(Duration.ofDays(8))),
        Duration.ofHours(12));
    assertAbout(
        wait("f", Outcome.UNCHANGED, 0, Manners.NONE, NOON.minus(Duration.ofDays(400))), DAY);
  }

  @ParameterizedTest
  @CsvSource({"PT3H, , PT3H", ", PT3H, PT3H", "PT5M, PT1M, PT30M", "P30D, , P7D", ", P365D, P1D"})
  void whatTheSourceAsksForIsALowerBoundHeldToSaneOnes(
      @Nullable Duration document, @Nullable Duration headers, Duration full) {
    Manners manners = manners(Duration.ofHours(2), document, headers);

    assertAbout(wait(Outcome.FRESH, 0, manners), full);
  }

  @Test
  void aHubThatDeliversMakesVisitsRare() {
    Manners busy = manners(Duration.ofHours(2), null, null);
    Cadence.Facts facts = new Cadence.Facts("f", Outcome.FRESH, 0, busy, NOON, true);

    assertAbout(Duration.between(NOON, cadence.next(facts, NOON)), DAY);
  }

  @Test
  void hoursAndDaysAreSkipped() {
    Set<Integer> afternoon = Set.of(13, 14, 15);
    Duration untilFour = Duration.ofHours(4);
    Duration wait = wait(Outcome.FRESH, 0, skipping(afternoon, Set.of()));
    assertThat(wait).isBetween(untilFour, untilFour.plusMinutes(10));

    Duration untilWednesday = Duration.ofHours(36);
    wait = wait(Outcome.FRESH, 0, skipping(Set.of(), Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY)));
    assertThat(wait).isBetween(untilWednesday, untilWednesday.plusMinutes(10));
  }

  @Test
  void whoSkipsEveryHourSkipsNone() {
    Set<Integer> all = Set.copyOf(IntStream.range(0, 24).boxed().toList());

    assertAbout(wait(Outcome.FRESH, 0, skipping(all, Set.of())), Duration.ofHours(1));
    assertAbout(
        wait(Outcome.FRESH, 0, skipping(Set.of(), Set.of(DayOfWeek.values()))),
        Duration.ofHours(1));
  }

  @Test
  void theRhythmIsTheMedianOfTheLatestGapsAndABatchIsOneEntry() {
    List<Instant> daily =
        IntStream.range(0, 10)
            .boxed()
            .flatMap(day ->
                IntStream.range(0, 5)
                    .mapToObj(i -> NOON.minus(DAY.multipliedBy(day)).minusSeconds(i)))
            .toList();
    List<Instant> pinned =
        Stream.concat(daily.stream(), Stream.of(NOON.minus(DAY.multipliedBy(900)), NOON.plus(DAY)))
            .toList();

    assertThat(Rhythm.of(daily, NOON)).isBetween(DAY.minusMinutes(1), DAY);
    assertThat(Rhythm.of(pinned, NOON)).isBetween(DAY.minusMinutes(1), DAY);
    assertThat(Rhythm.of(daily.subList(0, 5), NOON)).isNull();
    assertThat(Rhythm.of(List.of(), NOON)).isNull();
  }
}
