package tributary.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DivisionScoreTest {
  @Test
  void theSameDivisionHasNoFaults() {
    assertThat(DivisionScore.of(12, List.of(4, 8), List.of(4, 8)))
        .isEqualTo(new DivisionScore(0, 0));
  }

  @Test
  void aMissedBoundaryIsAFaultOfEveryWindowAcrossIt() {
    // Two chapters of six: windows of three, nine of them, three across the boundary.
    assertThat(DivisionScore.of(12, List.of(6), List.of()))
        .isEqualTo(new DivisionScore(3 / 9.0, 3 / 9.0));
  }

  @Test
  void twoBoundariesForOneAreAFaultOnlyToWindowDiff() {
    DivisionScore score = DivisionScore.of(20, List.of(10), List.of(9, 10));

    assertThat(score.windowDiff()).isGreaterThan(score.pk());
  }

  @Test
  void anEpisodeOfOneWindowIsRightOrWrong() {
    assertThat(DivisionScore.of(2, List.of(1), List.of(1)).pk()).isZero();
    assertThat(DivisionScore.of(2, List.of(1), List.of()).pk()).isEqualTo(1);
  }
}
