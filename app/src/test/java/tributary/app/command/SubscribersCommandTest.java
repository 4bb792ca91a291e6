package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.config.Config;
import tributary.events.topic.Json;

/// As an operator on a terminal, beside a broker that runs.
class SubscribersCommandTest {
  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Path config;

  @BeforeAll
  static void open() throws IOException {
    config = folder.resolve("tributary.yaml");
    Files.writeString(
        config,
        """
        data: %s
        publish:
          digests: [{name: weekly}, {name: daily, every: day}]
          mail: {to: [boss@readers.example]}
        """
            .formatted(folder.resolve("data")));
    broker = EmbeddedBroker.open(Config.read(config, Map.of()).broker(), 0);
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  @BeforeEach
  void removeAll() throws IOException {
    for (JsonNode who : listed()) {
      assertThat(run("remove", who.path("id").asText()).out()).contains("forgotten");
    }
  }

  private static Ran run(String... arguments) {
    return Ran.of(
        Stream.of(
                List.of("subscribers"), List.of(arguments), List.of("--config", config.toString()))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  private static JsonNode listed() throws IOException {
    return Json.MAPPER.readTree(run("list", "--json").out());
  }

  @Test
  void addsOnceAndRemovesByAddress() throws Exception {
    Ran added = run("add", "ann@readers.example", "--digest", "daily", "--subject", "chips");
    assertThat(added.code()).isZero();
    assertThat(added.out()).contains("added");
    assertThat(run("add", "ANN@readers.example", "--digest", "daily").out())
        .contains("receives all that already");
    JsonNode ann = listed().get(0);
    assertThat(ann.path("digests").toString()).isEqualTo("[\"daily\"]");
    assertThat(ann.path("subjects").toString()).isEqualTo("[\"chips\"]");
    assertThat(run("list").out()).contains("added", "active", "ann@readers.example", "about chips");

    assertThat(run("remove", "ann@readers.example").out()).contains("forgotten");

    assertThat(listed()).isEmpty();
    assertThat(run("remove", "ann@readers.example").code()).isEqualTo(1);
    assertThat(run("list").err()).contains("nobody is on the list");
  }

  @Test
  void refusesWhatIsNoMailboxOrNoDigestAndNamesNoAddress() {
    Ran bad = run("add", "ann@readers.example, eve@readers.example");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err()).contains("this is not one mail address").doesNotContain("eve@");
    Ran digest = run("add", "ann@readers.example", "--digest", "monthly");
    assertThat(digest.code()).isEqualTo(2);
    assertThat(digest.err()).contains("there is no digest 'monthly': weekly, daily");
  }

  @Test
  void importsLinesAndTablesAndNamesBadLinesByTheirNumber() throws Exception {
    Path lines =
        Files.writeString(
            folder.resolve("lines.txt"),
            "# readers\r\nann@readers.example\r\n\r\nnobody at all\r\nann@readers.example\r\n");
    Ran read = run("import", lines.toString(), "--digest", "weekly");
    assertThat(read.code()).isEqualTo(1);
    assertThat(read.out()).contains("2 of 3 lines are on the list");
    assertThat(read.err()).contains("line 4: not one mail address").doesNotContain("nobody at all");

    Path table =
        Files.writeString(
            folder.resolve("table.csv"),
            "\ufeffName,Email,Digests\n\"Bob, the reader\",bob@readers.example,weekly daily\n"
                + "Cid,cid@readers.example,\nEve,eve@readers.example,hourly\n");
    Ran imported = run("import", table.toString());
    assertThat(imported.out()).contains("2 of 3 lines are on the list");
    assertThat(imported.err()).contains("line 4: there is no digest 'hourly'");
    assertThat(listed()).hasSize(3);

    Path without = Files.writeString(folder.resolve("without.csv"), "name,phone\nBob,1\n");
    assertThat(run("import", without.toString()).code()).isEqualTo(2);
    assertThat(run("import", folder.resolve("none").toString()).code()).isEqualTo(2);
  }

  @Test
  void exportsATableThatASpreadsheetDoesNotReckonWithAndReadsItBack() throws Exception {
    run("add", "=cmd+1@readers.example", "--digest", "weekly");
    run("add", "ann@readers.example");
    Path file = folder.resolve("out.csv");

    assertThat(run("export", file.toString()).code()).isZero();

    assertThat(Files.readString(file))
        .startsWith("id,address,digests,subjects,origin,standing,since\r\n")
        .contains(",\"'=cmd+1@readers.example\",weekly,,added,active,", ",weekly daily,")
        .doesNotContain(",=");
    removeAll();
    assertThat(run("import", file.toString()).code()).isZero();
    assertThat(run("list").out()).contains("=cmd+1@readers.example", "ann@readers.example");
    assertThat(run("export").out()).contains("ann@readers.example");
  }
}
