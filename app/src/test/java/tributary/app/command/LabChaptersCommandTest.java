package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.topic.Json;

/// By words alone: what embedding adds is measured in docs/quality.md.
class LabChaptersCommandTest {
  private static final String TIDES =
      "The turbine in the harbour feeds on the tide of the estuary.";
  private static final String GRAIN = "The quinoa in the silo is the grain of the drought harvest.";

  private static final String MOVES = "All right, moving on to our next item. ";

  @TempDir private Path folder;

  @Test
  void findsChaptersAndScoresThemWhereSegmentsAreGiven() throws IOException {
    Path file =
        write(episode("one", segment("Tides", "So. ", TIDES), segment("Grain", MOVES, GRAIN)));

    Ran ran = lab(file);

    assertThat(ran.code()).isZero();
    JsonNode line = Json.MAPPER.readTree(ran.out());
    assertThat(line.path("episode").asText()).isEqualTo("one");
    assertThat(line.path("boundaries")).extracting(JsonNode::asInt).containsExactly(8);
    assertThat(line.path("titles")).hasSize(2);
    assertThat(line.path("titles").get(1).asText()).isNotEqualTo("Grain").isNotBlank();
    assertThat(ran.err()).contains("Pk 0.0, WindowDiff 0.0").contains("episodes 1");
  }

  @Test
  void withoutLabelsNothingIsScoredAndAFileIsWritten() throws IOException {
    Path file = write(episode("one", segment("All", "So. ", TIDES)));
    Path out = folder.resolve("out.jsonl");

    Ran ran = lab(file, "--out", out.toString());

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).doesNotContain("Pk");
    assertThat(Files.readAllLines(out)).hasSize(1);
  }

  @Test
  void badLinesAreNamedAndTheOthersDivided() throws IOException {
    Path file =
        write(
            "{",
            "{\"segments\":[]}",
            "{\"episode\":\"x\"}",
            "{\"episode\":\"y\",\"segments\":[{\"paragraphs\":[\" \"]}]}",
            "",
            episode("good", segment("All", "So. ", TIDES)));

    Ran ran = lab(file);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("\"good\"");
    assertThat(ran.err())
        .contains(
            ":1: not JSON", ":2: has no \"episode\"", ":3: has no \"segments\"", ":4: has no");
  }

  @Test
  void aFileThatIsNotThereIsUsedWrongly() {
    Ran ran = lab(folder.resolve("none.jsonl"));

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("There is no file");
  }

  private static String segment(String title, String opening, String text) {
    String paragraphs =
        IntStream.range(0, 8)
            .mapToObj(i -> "\"**Ada**: " + (i == 0 ? opening : "") + (text + " ").repeat(4) + "\"")
            .collect(Collectors.joining(","));
    return "{\"title\":\"" + title + "\",\"paragraphs\":[" + paragraphs + "]}";
  }

  private static String episode(String id, String... segments) {
    return "{\"episode\":\"" + id + "\",\"segments\":[" + String.join(",", segments) + "]}";
  }

  private Path write(String... lines) throws IOException {
    return Files.write(folder.resolve("episodes.jsonl"), List.of(lines));
  }

  private static Ran lab(Path file, String... more) {
    List<String> all =
        new ArrayList<>(List.of("lab", "chapters", file.toString(), "--embedding", "off"));
    all.addAll(List.of(more));
    return Ran.of(all.toArray(String[]::new));
  }
}
