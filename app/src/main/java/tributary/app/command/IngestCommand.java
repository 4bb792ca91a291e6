package tributary.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `tributary ingest`.
@Command(
    name = "ingest",
    description = "Run the role that fetches, against kafka.bootstrap.",
    mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Override
  public Integer call() throws InterruptedException {
    RoleRun run = RoleRun.alone(spec, setup);
    return run.until(crew -> {
      crew.house().registerConfigured();
      crew.ingest(run::tell);
      run.say("ingest works on " + crew.house().cluster().bootstrap());
    });
  }
}
