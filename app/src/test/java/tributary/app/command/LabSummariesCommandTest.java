package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.topic.Json;

class LabSummariesCommandTest {
  private static final String LEASE =
      "The lease covers 300 megawatts at the Colossus site in Memphis.";
  private static final String CUSTOMERS =
      "Anthropic had turned customers away for want of computing power.";

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() {
    file = folder.resolve("texts.jsonl");
  }

  private void lines(String... lines) throws IOException {
    Files.write(file, List.of(lines));
  }

  @Test
  void saysWhereEachSentenceStandsAndScores() throws IOException {
    lines(
        "{\"id\":\"a\",\"documents\":[\"Soon.\\n%s\",{\"title\":\"x\",\"text\":\"%s\"}],\"references\":[\"%s\"]}"
            .formatted(LEASE, CUSTOMERS, LEASE + " " + CUSTOMERS));

    Ran ran = Ran.of("lab", "summaries", file.toString());

    assertThat(ran.code()).as(ran.err()).isZero();
    JsonNode line = Json.MAPPER.readTree(ran.out());
    assertThat(line.path("id").asText()).isEqualTo("a");
    assertThat(line.path("summary")).hasSize(2);
    assertThat(line.path("summary").path(0).path("text").asText()).isEqualTo(LEASE);
    assertThat(line.path("summary").path(0).path("document").asInt()).isZero();
    assertThat(line.path("summary").path(0).path("sentence").asInt()).isEqualTo(1);
    assertThat(line.path("summary").path(1).path("text").asText()).isEqualTo(CUSTOMERS);
    assertThat(line.path("summary").path(1).path("document").asInt()).isEqualTo(1);
    assertThat(ran.err()).contains("ROUGE-1/2/L 100.0 / 100.0 / 100.0, texts 1");
  }

  @Test
  void paragraphsOfATalkAreReadWithoutTheirSpeakers() throws IOException {
    lines(
        "{\"id\":\"a\",\"documents\":[{\"paragraphs\":[\"**Ann Lee**: %s\",\"**Bo**: %s\"]}]}"
            .formatted(LEASE, CUSTOMERS));

    Ran ran = Ran.of("lab", "summaries", file.toString());

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains(LEASE).doesNotContain("Ann Lee");
    assertThat(ran.err()).doesNotContain("ROUGE");
  }

  @Test
  void keepsToTheWords() throws IOException {
    lines("{\"id\":\"a\",\"documents\":[\"%s %s\"]}".formatted(LEASE, CUSTOMERS));

    Ran one = Ran.of("lab", "summaries", file.toString(), "--words", "12");
    Ran none = Ran.of("lab", "summaries", file.toString(), "--words", "3");

    assertThat(Json.MAPPER.readTree(one.out()).path("summary")).hasSize(1);
    assertThat(Json.MAPPER.readTree(none.out()).path("summary")).isEmpty();
    assertThat(Ran.of("lab", "summaries", file.toString(), "--words", "0").code()).isEqualTo(2);
  }

  @Test
  void namesEachLineThatIsNothingToSummariseAndDoesTheOthers() throws IOException {
    String good = "{\"id\":\"a\",\"documents\":[\"%s\"]}".formatted(LEASE);
    lines(
        "{\"id\":",
        "{\"documents\":[\"no id\"]}",
        "{\"id\":\"b\"}",
        "{\"id\":\"c\",\"documents\":[7]}",
        "{\"id\":\"d\",\"documents\":[\"x\"],\"references\":\"x\"}",
        good,
        good);
    Path out = folder.resolve("out.jsonl");

    Ran ran = Ran.of("lab", "summaries", file.toString(), "--out", out.toString());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(Files.readAllLines(out)).hasSize(1);
    assertThat(ran.err())
        .contains("texts.jsonl:1: not JSON")
        .contains("texts.jsonl:2: has no \"id\"")
        .contains("texts.jsonl:3: has no \"documents\"")
        .contains("texts.jsonl:4: document 0 is neither a text nor an object")
        .contains("texts.jsonl:5: \"references\" are no list of texts")
        .contains("texts.jsonl:7: has the id 'a' of line 6");
  }

  @Test
  void saysThatThereIsNoFile() {
    Ran ran = Ran.of("lab", "summaries", folder.resolve("none.jsonl").toString());

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("There is no file");
  }
}
