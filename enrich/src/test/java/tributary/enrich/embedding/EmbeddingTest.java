package tributary.enrich.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

  @Test
  void theSameDirectionIsAThousandWhateverItsLength() {
    Embedding near = Embedding.of(new float[] {0.1f, -0.2f, 0.3f});
    Embedding far = Embedding.of(new float[] {10, -20, 30});

    assertThat(near.cosine(far)).isEqualTo(1000);
    assertThat(near).isEqualTo(far).hasSameHashCodeAs(far);
  }

  @Test
  void whatIsAtRightAnglesOrOppositeHasNothingInCommon() {
    Embedding east = Embedding.of(new float[] {1, 0});

    assertThat(east.cosine(Embedding.of(new float[] {0, 1}))).isZero();
    assertThat(east.cosine(Embedding.of(new float[] {-1, 0}))).isZero();
  }

  @Test
  void quantisedCosinesStayWithinAHundredth() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      float[] one = direction(random, 0, new float[384]);
      float[] other = direction(random, round / 100f, one);

      int exact = (int) StrictMath.rint(1000 * Math.max(0, cosine(one, other)));

      assertThat(Embedding.of(one).cosine(Embedding.of(other))).isCloseTo(exact, within(10));
      assertThat(Embedding.of(one).cosine(Embedding.of(other)))
          .isEqualTo(Embedding.of(other).cosine(Embedding.of(one)));
    }
  }

  @Test
  void nothingIsLikeNothing() {
    Embedding zero = Embedding.of(new float[384]);

    assertThat(zero).isEqualTo(Embedding.NONE);
    assertThat(zero.cosine(zero)).isZero();
    assertThat(zero.cosine(Embedding.of(new float[] {1}))).isZero();
  }

  @Test
  void whatIsNoDirectionIsRefused() {
    assertThatThrownBy(() -> Embedding.of(new float[] {1, Float.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Embedding.of(new float[] {Float.POSITIVE_INFINITY}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void embeddingsOfTwoModelsAreNotCompared() {
    Embedding one = Embedding.of(new float[] {1, 0});

    assertThatThrownBy(() -> one.cosine(Embedding.of(new float[] {1, 0, 0})))
        .hasMessageContaining("two models");
  }

  private static float[] direction(Random random, float near, float[] base) {
    float[] direction = new float[base.length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = (float) random.nextGaussian() + near * base[i];
    }
    return direction;
  }

  private static double cosine(float[] one, float[] other) {
    double dot = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < one.length; i++) {
      dot += one[i] * other[i];
      first += one[i] * one[i];
      second += other[i] * other[i];
    }
    return dot / StrictMath.sqrt(first * second);
  }
}
