package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.topic.Json;

/// From words alone: what embedding adds is measured in docs/quality.md.
class LabStoriesCommandTest {
  private static final String BRIDGE = "The Kestrel bridge in Norvale was closed after a crack";
  private static final String LYNX = "Three lynx kittens were born in the Tarnwald reserve";

  @TempDir private Path folder;
  private Path news = Path.of("");

  @BeforeEach
  void write() throws IOException {
    news = folder.resolve("news.jsonl");
    List<String> lines = new ArrayList<>();
    lines.add(line("b1", BRIDGE, BRIDGE + ". Engineers found it in a girder.", "bridge"));
    lines.add(line("l1", LYNX, LYNX + ". Rangers saw them near a den.", "lynx"));
    lines.add(line("b2", "Crack closes Kestrel bridge", BRIDGE + ", say engineers.", "bridge"));
    lines.add(line("x1", "Harbour choir wins the Ostrava prize", "Forty singers took part.", null));
    lines.add(line("l2", "Lynx kittens born in Tarnwald", LYNX + ", rangers say.", "lynx"));
    lines.add(line("b3", BRIDGE, BRIDGE + ". Engineers found it in a girder.", "bridge"));
    lines.add(line("c1", "Copper falls at Velden", "Traders blame full stores.", "copper"));
    Files.write(news, lines);
  }

  private static String line(String id, String title, String text, @Nullable String cluster) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("id", id).put("title", title).put("text", text);
    if (cluster != null) {
      node.put("cluster", cluster);
    }
    return node.toString();
  }

  private Ran lab(String... more) {
    List<String> all =
        new ArrayList<>(List.of("lab", "stories", news.toString(), "--embedding", "off"));
    all.addAll(List.of(more));
    return Ran.of(all.toArray(String[]::new));
  }

  @Test
  void saysTheStoryOfEachItemInTheOrderOfTheFileAndScores() throws IOException {
    Ran ran = lab("--shuffle", "1", "--partitions", "1");

    assertThat(ran.code()).as(ran.err()).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : ran.out().lines().toList()) {
      lines.add(Json.MAPPER.readTree(line));
    }
    assertThat(lines)
        .extracting(line -> line.path("id").asText())
        .containsExactly("b1", "l1", "b2", "x1", "l2", "b3", "c1");
    List<String> stories = lines.stream().map(line -> line.path("story").asText()).toList();
    assertThat(stories.get(2)).isEqualTo(stories.get(0)).isEqualTo(stories.get(5));
    assertThat(stories.get(4)).isEqualTo(stories.get(1));
    assertThat(stories.stream().distinct()).hasSize(4);
    assertThat(lines.get(5).path("duplicateOf").asText()).isEqualTo("b1");
    assertThat(lines.get(0).has("duplicateOf")).isTrue();
    assertThat(lines.get(0).get("duplicateOf").isNull()).isTrue();
    assertThat(ran.err())
        .contains("precision 1.000 recall 1.000 F1 1.000, BCubed F1 1.000, ARI 1.000, items 6");

    Path out = folder.resolve("out.jsonl");
    assertThat(lab("--shuffle", "2", "--out", out.toString()).out()).isEmpty();
    assertThat(Files.readString(out)).isEqualTo(ran.out());
  }

  @Test
  void namesEachLineThatIsNoItemAndTakesTheOthers() throws IOException {
    Files.writeString(
        news,
        """
        {"id":
        {"title":"no id"}
        {"id":"b1","text":"no title"}
        {"id":"b1","title":"A bridge","text":"","published":"2026-01-05T08:00:00+01:00"}
        {"id":"b1","title":"Another"}
        {"id":"b2","title":"When","published":"some day"}
        {"id":"b3","title":"Later","published":"2087-01-05T08:00:00Z"}
        """);

    Ran ran = lab();

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out().lines()).hasSize(1);
    assertThat(ran.err())
        .contains("news.jsonl:1: not JSON")
        .contains("news.jsonl:2: has no \"id\"")
        .contains("news.jsonl:3: has no \"title\"")
        .contains("news.jsonl:5: has the id 'b1' of line 4")
        .contains("news.jsonl:6: \"published\" is no date: 'some day'")
        .contains("news.jsonl:7: \"published\" lies before 1970 or after now")
        .doesNotContain("ARI");
  }

  @Test
  void keepsApartWhatIsFurtherApartThanTheWindow() throws IOException {
    String early = "\"published\":\"2026-01-05T08:00:00Z\"}";
    String late = "\"published\":\"2026-01-07T08:00:00Z\"}";
    String title = "{\"title\":\"" + BRIDGE + "\",\"text\":\"" + BRIDGE + "\",\"id\":";
    Files.writeString(
        news,
        Stream.of("\"a\"," + early, "\"b\"," + late, "\"c\"," + late)
            .map(line -> title + line)
            .collect(Collectors.joining("\n")));

    Ran ran = lab("--window", "1d");

    assertThat(ran.out()).as(ran.err()).doesNotContain("\"duplicateOf\":\"a\"");
    assertThat(ran.out()).contains("\"duplicateOf\":\"b\"");
  }

  @Test
  void isUsedWronglyWithoutAFileOrWithNonsense() {
    assertThat(lab("--window", "0h").code()).isEqualTo(2);
    assertThat(lab("--window", "soon").code()).isEqualTo(2);
    assertThat(lab("--partitions", "0").code()).isEqualTo(2);
    assertThat(lab("--shuffle", "x").code()).isEqualTo(2);
    assertThat(Ran.of("lab", "stories", "none.jsonl").code()).isEqualTo(2);
  }
}
