package tributary.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.broker.Broker;
import tributary.app.config.Config;
import tributary.app.topic.TopicDesk;
import tributary.app.topic.TopicPage;
import tributary.app.topic.TopicState;
import tributary.events.topic.Topics;
import tributary.publish.schema.AsyncApi;
import tributary.publish.schema.Schema;
import tributary.publish.schema.Schemas;

/// `tributary topics`.
@Command(
    name = "topics",
    description = "List, make or describe the Kafka topics.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class TopicsCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "list",
      description = "Show how each topic stands; exit code 1 if one is not as it must be.",
      mixinStandardHelpOptions = true)
  int list(@Mixin Setup setup) {
    List<TopicState> states = withDesk(setup, TopicDesk::states);
    PrintWriter out = spec.commandLine().getOut();
    for (TopicState state : states) {
      out.println(line(state));
    }
    out.flush();
    return states.stream().allMatch(TopicState.Right.class::isInstance) ? 0 : 1;
  }

  @Command(
      name = "create",
      description = "Make topics that are missing, and set wrong settings right.",
      mixinStandardHelpOptions = true)
  int create(@Mixin Setup setup) {
    List<String> done = withDesk(setup, TopicDesk::repair);
    PrintWriter out = spec.commandLine().getOut();
    done.forEach(out::println);
    out.println(done.isEmpty() ? "all topics are as they must be" : "done");
    out.flush();
    return 0;
  }

  @Command(name = "docs", description = "Print docs/topics.md.", mixinStandardHelpOptions = true)
  int docs() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(TopicPage.print());
    out.flush();
    return 0;
  }

  @Command(
      name = "schemas",
      description = "Print the JSON Schema of every topic's values, or write them to a folder.",
      mixinStandardHelpOptions = true)
  int schemas(
      @Parameters(
              paramLabel = "DIR",
              arity = "0..1",
              description =
                  "Folder for a file each, and asyncapi.json beside them; made if missing.")
          @Nullable Path folder) {
    PrintWriter out = spec.commandLine().getOut();
    List<Schema> schemas = new Schemas(new Topics("")).all();
    if (folder == null) {
      schemas.forEach(schema -> out.print(schema.text()));
    } else {
      try {
        Files.createDirectories(folder);
        for (Schema schema : schemas) {
          out.println(Files.writeString(folder.resolve(schema.file()), schema.text()));
        }
        out.println(
            Files.writeString(folder.resolve(AsyncApi.FILE), AsyncApi.print(new Topics(""))));
      } catch (IOException e) {
        spec.commandLine()
            .getErr()
            .println("The schemas cannot be written to " + folder + ": " + e.getMessage());
        return 1;
      }
    }
    out.flush();
    return 0;
  }

  @Command(
      name = "asyncapi",
      description = "Print the topics as an AsyncAPI 3.0 document, by the names they have here.",
      mixinStandardHelpOptions = true)
  int asyncapi(@Mixin Setup setup) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AsyncApi.print(new Topics(setup.config().kafka().prefix())));
    out.flush();
    return 0;
  }

  private static <T> T withDesk(Setup setup, Function<TopicDesk, T> work) {
    Config config = setup.config();
    try (Broker broker =
            Broker.reach(
                config.kafka().bootstrap(),
                config.kafka().properties(),
                config.broker(),
                config.kafka().port());
        TopicDesk desk = new TopicDesk(config.kafka().at(broker.address()))) {
      return work.apply(desk);
    }
  }

  private static String line(TopicState state) {
    return switch (state) {
      case TopicState.Right(_, int partitions) ->
          "%-14s ok, %d partition%s, kept %s"
              .formatted(
                  state.topic().name(),
                  partitions,
                  partitions == 1 ? "" : "s",
                  state.topic().kept().inWords());
      case TopicState.Missing _, TopicState.Unset _, TopicState.Misparted _ ->
          String.join("\n", state.complaints());
    };
  }
}
