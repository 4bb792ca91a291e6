package tributary.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `tributary enrich`.
@Command(
    name = "enrich",
    description = "Run the role that removes repeats and finds stories, against kafka.bootstrap.",
    mixinStandardHelpOptions = true)
final class EnrichCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Override
  public Integer call() throws InterruptedException {
    RoleRun run = RoleRun.alone(spec, setup);
    return run.until(crew -> {
      crew.enrich();
      run.say("enrich works on " + crew.house().cluster().bootstrap());
    });
  }
}
