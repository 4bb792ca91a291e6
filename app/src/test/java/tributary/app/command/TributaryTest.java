package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.config.Config;

class TributaryTest {
  private static Ran run(String... arguments) {
    return Ran.of(arguments);
  }

  @Test
  void everyCommandExplainsItself() {
    List<CommandLine> commands = new ArrayList<>(List.of(Tributary.commandLine()));
    for (int i = 0; i < commands.size(); i++) {
      commands.addAll(commands.get(i).getSubcommands().values());
    }
    assertThat(commands).hasSizeGreaterThan(20);
    for (CommandLine command : commands) {
      String[] path = command.getCommandSpec().qualifiedName(" ").split(" ");
      path = List.of(path).subList(1, path.length).toArray(String[]::new);
      List<String> arguments = new ArrayList<>(List.of(path));
      arguments.add("--help");

      Ran ran = run(arguments.toArray(String[]::new));

      assertThat(ran.code()).as(arguments.toString()).isZero();
      assertThat(ran.out()).contains("Usage: tributary");
      assertThat(command.getCommandSpec().usageMessage().description())
          .as("description of " + arguments)
          .isNotEmpty();
    }
  }

  @Test
  void theListOfCommandsBreaksOffInNoSentence() {
    for (CommandLine command : Tributary.commandLine().getSubcommands().values()) {
      assertThat(command.getCommandSpec().usageMessage().description())
          .as(command.getCommandName())
          .hasSize(1)
          .allMatch(line -> line.endsWith("."));
    }
  }

  @Test
  void wrongUseIsTwoAndNamesWhatWasWrong(@TempDir Path folder) throws Exception {
    assertThat(run().code()).isEqualTo(2);
    assertThat(run("fetch").code()).isEqualTo(2);
    assertThat(run("up", "--no-such-option").err()).contains("--no-such-option");

    Ran scheme = run("feeds", "add", "ftp://example.org/", "--data", folder.toString());
    assertThat(scheme.code()).isEqualTo(2);
    assertThat(scheme.err()).contains("http:// or https://").doesNotContain("\tat ");

    Path file = Files.writeString(folder.resolve("tributary.yaml"), "kafka:\n  prot: 1\n");
    Ran key = run("up", "--config", file.toString());
    assertThat(key.code()).isEqualTo(2);
    assertThat(key.err().trim())
        .isEqualTo("tributary.yaml:2: unknown key 'kafka.prot'; did you mean 'port'?");
  }

  @Test
  void aRoleByItselfWantsAKafkaOfYours(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("tributary.yaml"), "data: d\n");

    Ran ran = run("enrich", "--config", file.toString());

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("kafka.bootstrap is not set");
  }

  @Test
  void whatCannotBeDoneIsOneAndNoStackTrace(@TempDir Path folder) {
    Ran ran = run("feeds", "pause", "nobody", "--data", folder.toString());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("no feed has the id 'nobody'").doesNotContain("\tat ");
    assertThat(run("feeds", "pause", "nobody", "-v", "--data", folder.toString()).err())
        .contains("\tat ");
  }

  @Test
  void commandsFindTheBrokerThatRunsOnTheirData(@TempDir Path folder) {
    String data = folder.toString();
    try (EmbeddedBroker broker = EmbeddedBroker.open(Config.defaults().in(folder).broker(), 0)) {
      assertThat(run("topics", "list", "--data", data).code()).isEqualTo(1);
      assertThat(run("topics", "create", "--data", data).out()).contains("made posts");
      assertThat(run("topics", "list", "--data", data).code()).isZero();

      assertThat(run("feeds", "add", "--as-is", "https://a.example/feed", "--data", data).code())
          .isZero();
      assertThat(run("feeds", "list", "--json", "--data", data).out())
          .contains("\"url\":\"https://a.example/feed\"", "\"state\":\"new\"");
      assertThat(run("feeds", "export", "--data", data).out()).contains("https://a.example/feed");
      assertThat(run("digest", "list", "--json", "--data", data).out().trim()).isEqualTo("[]");
      assertThat(run("digest", "show", "weekly-1999-W01", "--data", data).code()).isEqualTo(2);
      assertThat(run("status", "--data", data).out())
          .contains(broker.address(), "1 followed: 1 new", "Nobody works as ingest");
      Ran status = run("status", "--json", "--data", data);
      assertThat(status.out()).contains("\"well\" : false", "\"followed\" : 1");
      assertThat(status.code()).as("nobody works").isEqualTo(1);
    }
  }

  @Test
  void aSecondUpOnTheSameDataIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("tributary.yaml"), "data: here\n");
    Config config = Config.read(file, System.getenv());
    try (EmbeddedBroker first = EmbeddedBroker.open(config.broker(), 0)) {
      Ran ran = run("up", "--config", file.toString());

      assertThat(ran.code()).as("beside %s", first.address()).isEqualTo(1);
      assertThat(ran.err()).contains("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void theExampleIsAGoodConfiguration() {
    Path example = Path.of(System.getProperty("tributary.root", ".."), "example", "tributary.yaml");

    assertThat(Config.read(example, System.getenv()).feeds()).isNotEmpty();
    assertThat(Config.defaults().subjectList().subjects()).isNotEmpty();
  }
}
