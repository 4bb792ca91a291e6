package tributary.enrich.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmenterTest {
  private static final int[] MINUTES = {60, 60, 60, 60, 60, 60};

  @Test
  void dividesWhereANewMatterIsMoreProbableThanNot() {
    int[] logits = {0, -3000, 2000, -1, 1, -2000};

    assertThat(new Segmenter(1, 10_000).boundaries(logits, MINUTES)).containsExactly(2, 4);
  }

  @Test
  void ofTwoBoundariesWithinTheShortestChapterTheBetterOneStays() {
    int[] logits = {0, 500, 900, 800, -2000, -2000};

    assertThat(new Segmenter(120, 10_000).boundaries(logits, MINUTES)).containsExactly(2);
  }

  @Test
  void twoBoundariesThatFitWeighMoreThanABetterOneBetweenThem() {
    int[] logits = {0, -9000, 900, 1000, 900, -9000};

    assertThat(new Segmenter(120, 10_000).boundaries(logits, MINUTES)).containsExactly(2, 4);
  }

  @Test
  void anEndlessChapterIsDividedWhereThatCostsLeast() {
    int[] logits = {0, -3000, -3000, -1000, -3000, -3000};

    assertThat(new Segmenter(60, 360).boundaries(logits, MINUTES)).isEmpty();
    assertThat(new Segmenter(60, 200).boundaries(logits, MINUTES)).containsExactly(3);
  }

  @Test
  void whatIsShorterThanTwoChaptersOrNothingAtAllStaysWhole() {
    int[] sure = {0, 9000, 9000, 9000, 9000, 9000};

    assertThat(new Segmenter(181, 10_000).boundaries(sure, MINUTES)).isEmpty();
    assertThat(new Segmenter(60, 10_000).boundaries(new int[0], new int[0])).isEmpty();
    assertThat(new Segmenter(60, 10_000).boundaries(new int[1], new int[1])).isEmpty();
  }
}
