package tributary.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The example of Lin's paper (2004), and what is ours.
class RougeTest {
  private static final String REFERENCE = "police killed the gunman";

  @Test
  void theLongestCommonSubsequenceTellsWhoDidIt() {
    Rouge done = Rouge.of("police kill the gunman", List.of(REFERENCE));
    Rouge reversed = Rouge.of("the gunman kill police", List.of(REFERENCE));

    assertThat(done).isEqualTo(new Rouge(1, 1, 1));
    assertThat(reversed.one()).isEqualTo(1);
    assertThat(reversed.longest()).isEqualTo(0.5);
    assertThat(reversed.two()).isEqualTo(1 / 3.0, within(1e-9));
  }

  @Test
  void aWordCountsAsOftenAsTheReferenceHasIt() {
    assertThat(Rouge.of("the the the the", List.of(REFERENCE)).one()).isEqualTo(0.25);
  }

  @Test
  void theReferenceThatIsMostAlikeCounts() {
    Rouge score = Rouge.of("Police, killed THE gunman!", List.of("nothing of it", REFERENCE));

    assertThat(score).hasToString("ROUGE-1/2/L 100.0 / 100.0 / 100.0");
    assertThat(Rouge.of("", List.of(REFERENCE))).isEqualTo(new Rouge(0, 0, 0));
  }
}
