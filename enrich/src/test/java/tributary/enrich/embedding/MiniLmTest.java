package tributary.enrich.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MiniLmTest {
  private static final String QUAKE = "A strong earthquake struck western Nepal on Friday night.";
  private static final String REWORDED =
      "Nepal hit by powerful quake late on Friday, officials say.";
  private static final String OTHER = "The central bank left interest rates unchanged.";

  private final MiniLm model = MiniLm.shared();

  @Test
  void findsRewordedTextsNearAndOthersFar() {
    Embedding quake = model.embed(QUAKE);

    assertThat(quake.values()).hasSize(384);
    assertThat(quake.cosine(model.embed(REWORDED))).isGreaterThan(700);
    assertThat(quake.cosine(model.embed(OTHER))).isLessThan(200);
  }

  @Test
  void givesTheSameFromManyThreadsAtOnce() {
    List<String> texts = List.of(QUAKE, REWORDED, OTHER);
    List<Embedding> alone = texts.stream().map(model::embed).toList();

    List<Embedding> together =
        IntStream.range(0, 60).parallel().mapToObj(i -> model.embed(texts.get(i % 3))).toList();

    IntStream.range(0, 60).forEach(i -> assertThat(together.get(i)).isEqualTo(alone.get(i % 3)));
  }

  @Test
  void whatSaysNothingHasNoEmbedding() {
    assertThat(model.embed(" ")).isEqualTo(Embedding.NONE);
    assertThat(model.embed("\u200F\u202E")).isEqualTo(Embedding.NONE);
    assertThat(model.embed("?!")).isEqualTo(Embedding.NONE);
  }

  @Test
  void readsAnyScriptAndAnyLengthAndEmoji() {
    for (String text :
        List.of(
            "😀🔥",
            "日本で地震",
            "زلزال قوي في نيبال",
            "\u1C89",
            "\uA7DC",
            "q",
            "5",
            "é",
            QUAKE.repeat(90_000),
            "x".repeat(5_000_000))) {
      long began = System.nanoTime();

      assertThat(model.embed(text).values()).hasSize(384);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void offFindsNothing() {
    assertThat(new Embedder.Off().embed(QUAKE)).isEqualTo(Embedding.NONE);
  }
}
