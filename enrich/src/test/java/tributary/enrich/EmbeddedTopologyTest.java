package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.enrich.RawItems.MONDAY;
import static tributary.enrich.RawItems.post;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.enrich.EnrichConfig.Switch;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.embedding.MiniLm;
import tributary.events.item.RawItem;
import tributary.events.item.Vector;
import tributary.events.topic.Topics;

class EmbeddedTopologyTest {
  private static final EnrichConfig ON = EnrichConfig.defaults();
  private static final Instant EVENING = MONDAY.plus(Duration.ofHours(12));
  private static final RawItem QUAKE =
      post("wire", 0, "Strong quake hits Nepal", "Houses fell in the west. Help is on its way.");

  @TempDir Path state;

  /// The model, with a note of each text it was given.
  private static final class Noting implements Embedder {
    private final List<String> texts = new ArrayList<>();

    @Override
    public String model() {
      return MiniLm.MODEL;
    }

    @Override
    public Embedding embed(String text) {
      texts.add(text);
      return MiniLm.shared().embed(text);
    }
  }

  @Test
  void keepsOneVectorForTitleAndTextAsOne() {
    Noting model = new Noting();
    try (Pipeline pipeline = new Pipeline(state, ON, () -> model)) {
      pipeline.post(QUAKE);
      pipeline.mark(EVENING);

      assertThat(pipeline.vectors())
          .hasSize(1)
          .allMatch(vector -> vector.values().length == 384)
          .allMatch(vector -> vector.model().equals(MiniLm.MODEL));
      assertThat(model.texts)
          .containsExactly("Strong quake hits Nepal. Houses fell in the west. Help is on its way.");
      assertThat(pipeline.stories()).hasSize(1);
    }
  }

  @Test
  void asksTheModelForNothingThatAnEarlierRunKept() {
    List<Vector> kept;
    try (Pipeline first = new Pipeline(state.resolve("first"), ON, Noting::new)) {
      first.post(QUAKE);
      kept = first.vectors();
    }
    Noting model = new Noting();
    try (Pipeline second = new Pipeline(state.resolve("second"), ON, () -> model)) {
      kept.forEach(second::keep);
      second.post(QUAKE);
      second.mark(EVENING);

      assertThat(model.texts).isEmpty();
      assertThat(second.vectors()).isEmpty();
      assertThat(second.items()).hasSize(1);
    }
  }

  @Test
  void computesATextOnceThatComesAThousandTimes() {
    Noting model = new Noting();
    try (Pipeline pipeline = new Pipeline(state, ON, () -> model)) {
      IntStream.range(0, 1_000)
          .forEach(i -> pipeline.post(post("mirror" + i, i / 60, QUAKE.title(), "The same.")));

      assertThat(model.texts).hasSize(1);
      assertThat(pipeline.vectors()).hasSize(1);
    }
  }

  @Test
  void embedsNothingThatSaysNothing() {
    Noting model = new Noting();
    try (Pipeline pipeline = new Pipeline(state, ON, () -> model)) {
      pipeline.post(post("wire", 0, "…", ""));
      pipeline.mark(EVENING);

      assertThat(model.texts).isEmpty();
      assertThat(pipeline.items()).hasSize(1);
    }
  }

  @Test
  void saysWhichModelDecided() {
    assertThat(told(ON)).contains("embedding=" + MiniLm.MODEL);
    assertThat(told(ON.embedding(Switch.OFF))).contains("embedding=off");
  }

  @Test
  void asksNoModelAndKeepsNoVectorsWhereEmbeddingIsOff() {
    try (Pipeline pipeline =
        new Pipeline(
            state,
            ON.embedding(Switch.OFF),
            () -> {
              throw new AssertionError("asked for a model");
            })) {
      pipeline.post(QUAKE);
      pipeline.mark(EVENING);

      assertThat(pipeline.items()).hasSize(1);
    }
  }

  private String told(EnrichConfig config) {
    return new EnrichTopology(new Topics(""), 1, config, Pipeline.SUBJECTS).algorithm();
  }
}
