package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.subject.Reading;
import tributary.enrich.subject.Subject;
import tributary.enrich.subject.Subjects;
import tributary.enrich.subject.Trainer;
import tributary.events.item.Item;
import tributary.events.item.RawItem;
import tributary.events.item.SubjectTag;
import tributary.events.subject.SubjectModel;

/// Which model speaks for which item, through the whole topology.
class EnrichSubjectsTest {
  private static final Instant TEN = RawItems.MONDAY.plusSeconds(600);

  /// No seed in it: only what was learnt can tell.
  private static final String SAID = "Kilowatt and megawatt, said the utility of its substation.";

  @TempDir private Path state;
  private SubjectModel model;

  @BeforeEach
  void train() {
    model = trained(Pipeline.SUBJECTS, TEN);
  }

  private static SubjectModel trained(Subjects subjects, Instant from) {
    String text = "kilowatt megawatt utility substation voltage";
    List<Reading> items =
        IntStream.range(0, 60)
            .mapToObj(i ->
                Reading.of(
                    "item-" + i,
                    i % 2 == 0 ? (i % 3 == 0 ? "grid" : "report") : "training",
                    List.of(i % 2 == 0 ? text : "gradient optimizer loss checkpoint epoch"),
                    Embedding.NONE))
            .toList();
    return new Trainer(subjects, _ -> {}).learn(items).model(TEN, from, null);
  }

  private static List<String> subjects(Pipeline pipeline, RawItem item) {
    pipeline.post(item);
    pipeline.mark(item.dates().firstSeen());
    Map<String, Item> items = pipeline.items();
    return items.get(item.id()).subjects().stream().map(SubjectTag::subject).toList();
  }

  @Test
  void aModelSpeaksFromItsTimeOnAndNotBefore() {
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.learnt(model);

      assertThat(subjects(pipeline, RawItems.post("a", 9, "Before", SAID))).isEmpty();
      assertThat(subjects(pipeline, RawItems.post("a", 10, "At it", SAID)))
          .containsExactly("power");
      assertThat(subjects(pipeline, RawItems.post("a", 99, "After", SAID)))
          .containsExactly("power");
    }
  }

  @Test
  void aModelThatComesWhileItRunsIsUsed() {
    try (Pipeline pipeline = new Pipeline(state)) {
      assertThat(subjects(pipeline, RawItems.post("a", 20, "First", SAID))).isEmpty();

      pipeline.learnt(model);

      assertThat(subjects(pipeline, RawItems.post("a", 21, "Then", SAID))).containsExactly("power");
    }
  }

  @Test
  void aModelOfOtherSubjectsLeavesTheSeedsToSpeak() {
    Subjects others =
        new Subjects(
            List.of(
                new Subject("power", "Power", List.of("grid", "voltage"), null),
                new Subject("cooking", "Cooking", List.of("training"), null)));
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.learnt(trained(others, TEN));

      assertThat(subjects(pipeline, RawItems.post("a", 20, "One", SAID))).isEmpty();
      assertThat(subjects(pipeline, RawItems.post("a", 21, "Grid", "The grid and its power.")))
          .containsExactly("power");
    }
  }

  @Test
  void aModelThatCannotBeReadIsNone() {
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.learnt(model);
      pipeline.learntNothing("broken", "{\"schema\":1,\"id\":");
      pipeline.learntNothing("newer", "{\"schema\":9,\"id\":\"newer\"}");

      assertThat(subjects(pipeline, RawItems.post("a", 20, "One", SAID))).containsExactly("power");
    }
  }
}
