package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tributary.app.role.House;
import tributary.app.status.Standing;
import tributary.app.status.StatusText;
import tributary.app.status.Survey;
import tributary.events.topic.Json;

/// `tributary status`.
@Command(
    name = "status",
    description = "How the whole house stands, on one screen, and what needs a person.",
    footer = {"", "Exit code 0 when all is well, 1 when something needs you or nothing runs."},
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Option(names = "--json", description = "Print it for a program.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    try (House house = House.open(setup.config())) {
      Standing standing = Survey.of(house);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(standing));
      } else {
        new StatusText(ZoneId.systemDefault(), Instant.now()).lines(standing).forEach(out::println);
      }
      out.flush();
      return standing.well() ? 0 : 1;
    }
  }
}
