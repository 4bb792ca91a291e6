package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.topic.Json;

/// From words alone: what embedding adds is measured in docs/quality.md.
class LabSubjectsCommandTest {
  private static final int EACH = 30;

  @TempDir private Path folder;
  private Path items = Path.of("");
  private Path subjects = Path.of("");

  @BeforeEach
  void write() throws IOException {
    items = folder.resolve("items.jsonl");
    subjects = folder.resolve("subjects.yaml");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      lines.add(line("c" + i, named(i, "checkmate"), "pawn rook gambit endgame", "Board Games"));
      lines.add(line("o" + i, named(i, "satellite"), "rocket booster capsule lander", "orbit"));
      lines.add(line("k" + i, named(i, "recipe"), "oven flour butter saucepan", "kitchen"));
    }
    Files.write(items, lines);
    Files.writeString(
        subjects,
        """
        - name: Board Games
          seeds: [checkmate]
          parent: Leisure
        - id: orbit
          name: Space flight
          seeds: [satellite]
        - name: Leisure
        """);
  }

  private static String named(int number, String seed) {
    return number % 3 == 0 ? seed : "report";
  }

  private static String line(String id, String title, String text, String label) {
    return "{\"id\":\"%s\",\"title\":\"%s\",\"text\":\"%s\",\"label\":\"%s\"}"
        .formatted(id, title, text, label);
  }

  private Ran lab(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "lab",
                "subjects",
                items.toString(),
                "--subjects",
                subjects.toString(),
                "--embedding",
                "off"));
    all.addAll(List.of(more));
    return Ran.of(all.toArray(String[]::new));
  }

  @Test
  void learnsWithoutTheLabelsThenTagsEachItemAndScores() throws IOException {
    Ran ran = lab();

    assertThat(ran.code()).as(ran.err()).isZero();
    List<String> lines = ran.out().lines().toList();
    assertThat(lines).hasSize(3 * EACH);
    JsonNode chess = Json.MAPPER.readTree(lines.get(3));
    assertThat(chess.path("id").asText()).isEqualTo("c1");
    assertThat(chess.path("subjects").path(0).path("name").asText()).isEqualTo("Board Games");
    assertThat(chess.path("subjects").path(0).path("score").asInt()).isBetween(450, 1000);
    assertThat(chess.path("subjects").path(0).path("reason").asText()).contains("gambit");
    assertThat(chess.path("subjects").path(1).path("name").asText()).isEqualTo("Leisure");
    assertThat(ran.err())
        .contains("learning, round 1 of 5")
        .contains(
            "accuracy 1.000, untagged 0, items 60; of 30 items of other matters tagged 0.000");
  }

  @Test
  void labelsChangeNothing() throws IOException {
    String with = lab().out();
    Files.write(
        items,
        Files.readAllLines(items).stream().map(l -> l.replaceAll(",\"label\":.*", "}")).toList());

    Ran without = lab();

    assertThat(without.out()).isEqualTo(with);
    assertThat(without.err()).doesNotContain("accuracy");
  }

  @Test
  void writesToAFileWhereOneIsNamed() throws IOException {
    Path out = folder.resolve("out.jsonl");

    assertThat(lab("--out", out.toString()).out()).isEmpty();
    assertThat(Files.readAllLines(out)).hasSize(3 * EACH);
  }

  @Test
  void namesEachLineThatIsNoItemAndTagsTheOthers() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(items));
    lines.add(1, "{\"id\":");
    lines.add(2, "{\"title\":\"no id\"}");
    lines.add(3, "{\"id\":\"empty\"}");
    lines.add(4, lines.getFirst());
    Files.write(items, lines);

    Ran ran = lab();

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out().lines()).hasSize(3 * EACH);
    assertThat(ran.err())
        .contains("items.jsonl:2: not JSON")
        .contains("items.jsonl:3: has no \"id\"")
        .contains("items.jsonl:4: has neither \"title\" nor \"text\"")
        .contains("items.jsonl:5: has the id 'c0' of line 1");
  }

  @Test
  void saysWhatIsWrongWithTheSubjects() throws IOException {
    Files.writeString(subjects, "- name: A\n  seeds: [x]\n  parent: B\n");

    Ran ran = lab();

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("subjects.yaml:1: ").contains("'parent' of subject 'a' is 'B'");
  }

  @Test
  void saysWhyNothingCanBeLearnt() throws IOException {
    Files.writeString(subjects, "- name: A\n  seeds: [zeppelin]\n");

    Ran ran = lab();

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("none of 90 items holds a seed: nothing can be learnt");
    assertThat(lab("--out").code()).isEqualTo(2);
  }
}
