package tributary.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.audit.Whereabouts;
import tributary.app.role.House;

/// `tributary why`.
@Command(
    name = "why",
    description = "Where an item is, stage by stage, and why it is there.",
    mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Parameters(
      paramLabel = "ITEM",
      description = "Its id, as `digest show --json`, `story` and the logs say it.")
  private String item = "";

  @Override
  public Integer call() {
    try (House house = House.open(setup.config())) {
      List<String> lines = new Whereabouts(house.cluster(), item).lines();
      if (lines.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "no item "
                + item
                + " was ever fetched: `tributary feeds list --failing` tells of feeds that cannot be"
                + " read");
      }
      PrintWriter out = spec.commandLine().getOut();
      lines.forEach(out::println);
      out.flush();
      return 0;
    }
  }
}
